// Arguments → request → exit status. Exit status 0: everything asked for was written; 1: something was not, or only because of
// --keep-going; 2: wrong usage.
#include "cli/program.h"

int main(int count, char** words) { return notes_export::cli::run_program(count, words); }

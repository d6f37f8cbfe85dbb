#include "template/parser.h"

#include "base/near_names.h"
#include "base/trim.h"
#include "base/unicode.h"
#include "template/lexer.h"
#include "template/limits.h"
#include "template/literals.h"

#include <algorithm>
#include <utility>

namespace notes_export::templates {
namespace {

bool is_keyword(std::string_view word) {
    for (const std::string_view keyword : {"if", "else", "end", "range", "with", "define", "template", "block", "break", "continue"})
        if (word == keyword) return true;
    return false;
}

// How a list of nodes ended.
enum class Ending { end_of_file, end, otherwise };

class Parser {
public:
    Parser(File& file, const Functions& functions) : file_(file), functions_(functions), tokens_(tokenize(file.name, file.text)) {}

    void run() {
        Tree main;
        main.name = file_.name;
        tree_ = &main;
        variables_ = {"$"};
        const Ending ending = parse_body(main.body);
        if (ending != Ending::end_of_file) fail_here(ending == Ending::end ? "unexpected {{end}}" : "unexpected {{else}}", at_ - (ending == Ending::end ? 2 : 1));
        main.file = &file_;
        file_.main = std::move(main);
    }

private:
    // One level of parentheses, branches and loops.
    class Level {
    public:
        explicit Level(Parser& parser) : parser_(parser) {
            if (++parser_.depth_ > max_template_nesting) parser_.fail_here("nested too deeply", parser_.at_);
        }
        ~Level() { --parser_.depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Parser& parser_;
    };

    // Variables declared within end with it.
    class Scope {
    public:
        explicit Scope(Parser& parser) : parser_(parser), size_(parser.variables_.size()) {}
        ~Scope() { parser_.variables_.resize(size_); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        Parser& parser_;
        std::size_t size_;
    };

    [[noreturn]] void fail_here(std::string message, std::size_t token) const {
        Error error(std::move(message));
        const Token& at = tokens_[std::min(token, tokens_.size() - 1)];
        const std::string_view rest = std::string_view(file_.text).substr(at.begin);
        const std::size_t end = std::min({rest.find('\n'), rest.find("}}") == std::string_view::npos ? rest.size() : rest.find("}}"), rest.size(), std::size_t{40}});
        error.locate(file_.name, location_in(file_.text, at.begin), std::string(base::trim(rest.substr(0, end))));
        throw error;
    }
    [[noreturn]] void unexpected(const char* where) const {
        const Token& token = peek();
        fail_here(token.kind == TokenKind::end ? std::string("unexpected end of the file in ") + where
                                               : "unexpected \"" + std::string(token.text) + "\" in " + where, at_);
    }

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
    const Token& next() {
        const Token& token = tokens_[at_];
        if (at_ + 1 < tokens_.size()) ++at_;
        return token;
    }
    bool take(TokenKind kind) {
        if (peek().kind != kind) return false;
        next();
        return true;
    }
    void expect_right(const char* where) {
        if (!take(TokenKind::right)) unexpected(where);
    }
    [[nodiscard]] bool sees_word(std::string_view word) const { return peek().kind == TokenKind::identifier && peek().text == word; }

    // Nodes up to {{end}}, {{else …}} or the end. Behind {{else}}, what follows the word has not been read.
    Ending parse_body(Body& body) {
        for (;;) {
            const Token& token = next();
            if (token.kind == TokenKind::end) return Ending::end_of_file;
            if (token.kind == TokenKind::literal) {
                body.push_back({Literal{std::string(token.text)}});
                continue;
            }
            // What is left is {{.
            if (sees_word("end")) {
                next();
                expect_right("end");
                return Ending::end;
            }
            if (sees_word("else")) {
                next();
                return Ending::otherwise;
            }
            parse_action(body);
        }
    }

    void parse_action(Body& body) {
        if (peek().kind == TokenKind::identifier && is_keyword(peek().text)) {
            const std::string_view word = next().text;
            if (word == "if") return parse_branch(body, BranchKind::if_true);
            if (word == "with") return parse_branch(body, BranchKind::with_value);
            if (word == "range") return parse_range(body);
            if (word == "define") return parse_define();
            if (word == "template") return parse_invocation(body);
            if (word == "block") return parse_block(body);
            return parse_jump(body, word);
        }
        Pipeline pipeline = parse_pipeline("command", TokenKind::right);
        body.push_back({Action{std::move(pipeline)}});
    }

    void parse_jump(Body& body, std::string_view word) {
        if (loops_ == 0) fail_here("{{" + std::string(word) + "}} outside {{range}}", at_ - 1);
        expect_right(word == "break" ? "{{break}}" : "{{continue}}");
        body.push_back({word == "break" ? Jump::break_loop : Jump::continue_loop});
    }

    void parse_branch(Body& body, BranchKind kind) {
        const Level level(*this);
        const Scope scope(*this);
        Branch branch;
        const std::size_t opening = at_ - 1;
        for (;;) {
            Clause clause;
            clause.kind = kind;
            clause.condition = parse_pipeline(kind == BranchKind::if_true ? "if" : "with", TokenKind::right);
            const Ending ending = parse_scoped(clause.body);
            branch.clauses.push_back(std::move(clause));
            if (ending == Ending::end_of_file) fail_here(unclosed(kind == BranchKind::if_true ? "if" : "with"), opening);
            if (ending == Ending::end) break;
            if (sees_word("if") || sees_word("with")) {
                kind = next().text == "if" ? BranchKind::if_true : BranchKind::with_value;
                continue;
            }
            parse_otherwise(branch.otherwise, opening);
            break;
        }
        body.push_back({std::move(branch)});
    }

    static std::string unclosed(std::string_view word) { return "unexpected end of the file: {{" + std::string(word) + "}} has no {{end}}"; }

    void parse_otherwise(Body& body, std::size_t opening) {
        expect_right("else");
        const Ending ending = parse_scoped(body);
        if (ending == Ending::end_of_file) fail_here(unclosed(tokens_[opening].text), opening);
        if (ending == Ending::otherwise) fail_here("expected end; found {{else}}", at_ - 1);
    }

    Ending parse_scoped(Body& body) {
        const Scope scope(*this);
        return parse_body(body);
    }

    void parse_range(Body& body) {
        const Level level(*this);
        const Scope scope(*this);
        const std::size_t opening = at_ - 1;
        Range range;
        range.over = parse_pipeline("range", TokenKind::right, true);
        ++loops_;
        const Ending ending = parse_scoped(range.body);
        --loops_;
        if (ending == Ending::end_of_file) fail_here(unclosed("range"), opening);
        if (ending == Ending::otherwise) parse_otherwise(range.otherwise, opening);
        body.push_back({std::move(range)});
    }

    std::string parse_template_name(const char* where) {
        const Token& token = peek();
        if (token.kind != TokenKind::string && token.kind != TokenKind::raw_string) unexpected(where);
        return unquoted(next());
    }

    // The body of a definition: a tree with variables of its own.
    void parse_definition(std::string name, std::size_t opening) {
        const Level level(*this);
        Tree tree;
        tree.name = name;
        tree.file = &file_;
        std::vector<std::string> outer_variables = std::exchange(variables_, {"$"});
        Tree* const outer = std::exchange(tree_, &tree);
        const int outer_loops = std::exchange(loops_, 0);
        const Ending ending = parse_body(tree.body);
        if (ending == Ending::end_of_file) fail_here(unclosed(tokens_[opening].text), opening);
        if (ending == Ending::otherwise) fail_here("unexpected {{else}} in define clause", at_ - 1);
        variables_ = std::move(outer_variables);
        tree_ = outer;
        loops_ = outer_loops;
        file_.definitions.insert_or_assign(std::move(name), std::move(tree));
    }

    void parse_define() {
        const std::size_t opening = at_ - 1;
        if (tree_->file != nullptr || depth_ > 0) fail_here("unexpected {{define}} within another action", opening);
        std::string name = parse_template_name("define clause");
        expect_right("define clause");
        parse_definition(std::move(name), opening);
    }

    void parse_invocation(Body& body) {
        Invocation invocation;
        invocation.place.begin = tokens_[at_ - 1].begin;
        invocation.name = parse_template_name("template clause");
        invocation.place.end = peek().begin;
        if (peek().kind == TokenKind::right) next();
        else invocation.data = parse_pipeline("template clause", TokenKind::right);
        body.push_back({std::move(invocation)});
    }

    void parse_block(Body& body) {
        const std::size_t opening = at_ - 1;
        Invocation invocation;
        invocation.place.begin = tokens_[opening].begin;
        invocation.name = parse_template_name("block clause");
        invocation.place.end = peek().begin;
        invocation.data = parse_pipeline("block clause", TokenKind::right);
        parse_definition(invocation.name, opening);
        body.push_back({std::move(invocation)});
    }

    // Commands parted by "|", up to `closing`, which is taken.
    Pipeline parse_pipeline(const char* where, TokenKind closing, bool is_range = false) {
        Pipeline pipeline;
        pipeline.place.begin = peek().begin;
        std::vector<std::string> declared;
        parse_variables(pipeline, declared, is_range);
        for (;;) {
            if (peek().kind == closing) {
                if (pipeline.commands.empty()) fail_here(std::string("missing value for ") + where, at_);
                unexpected(where);
            }
            parse_command(pipeline, where);
            if (peek().kind == closing) break;
            if (!take(TokenKind::pipe)) unexpected(where);
            if (peek().kind == closing) break;  // Go lets a pipe stand before the end
        }
        pipeline.place.end = peek().begin;
        while (pipeline.place.end > pipeline.place.begin && file_.text[pipeline.place.end - 1] == ' ') --pipeline.place.end;
        next();
        // In sight from here on: `$x := f $x` asks the outer one.
        for (std::string& name : declared) {
            pipeline.variables.push_back(static_cast<std::uint32_t>(variables_.size()));
            variables_.push_back(std::move(name));
            tree_->slots = std::max(tree_->slots, static_cast<std::uint32_t>(variables_.size()));
        }
        return pipeline;
    }

    void parse_variables(Pipeline& pipeline, std::vector<std::string>& declared, bool is_range) {
        if (peek().kind != TokenKind::variable) return;
        const bool is_pair = is_range && peek(1).kind == TokenKind::comma && peek(2).kind == TokenKind::variable;
        const TokenKind sign = peek(is_pair ? 3 : 1).kind;
        if (sign != TokenKind::declare && sign != TokenKind::assign) {
            if (peek(1).kind == TokenKind::comma) fail_here("too many declarations", at_);
            return;
        }
        for (int i = 0; i < (is_pair ? 2 : 1); ++i) {
            if (sign == TokenKind::declare) declared.emplace_back(peek().text);
            else pipeline.variables.push_back(slot_of(peek().text));
            next();
            next();
        }
    }

    void parse_command(Pipeline& pipeline, const char* where) {
        Command command;
        while (peek().kind != TokenKind::right && peek().kind != TokenKind::close && peek().kind != TokenKind::pipe) {
            if (!command.words.empty() && !peek().is_spaced) unexpected(where);
            command.words.push_back(parse_operand());
        }
        if (command.words.empty()) fail_here("empty command", at_);
        const OperandKind kind = command.words.front().kind;
        const bool is_plain = command.words.front().fields.empty();
        if (!pipeline.commands.empty() && (kind == OperandKind::constant || kind == OperandKind::nil || (kind == OperandKind::dot && is_plain)))
            fail_here("non executable command in pipeline stage " + std::to_string(pipeline.commands.size() + 1), at_ - 1);
        pipeline.commands.push_back(std::move(command));
    }

    Operand parse_operand() {
        Operand operand = parse_term();
        while (peek().kind == TokenKind::field && !peek().is_spaced) {
            if (operand.kind == OperandKind::constant || operand.kind == OperandKind::nil) fail_here("unexpected . after term", at_);
            operand.fields.emplace_back(next().text.substr(1));
        }
        operand.place.end = end_of(tokens_[at_ - 1]);
        return operand;
    }

    static std::uint32_t end_of(const Token& token) { return token.begin + static_cast<std::uint32_t>(token.text.size()); }

    Operand parse_term() {
        const Token token = peek();
        Operand operand;
        operand.place.begin = token.begin;
        switch (token.kind) {
            case TokenKind::identifier: return parse_word(std::move(operand));
            case TokenKind::dot: operand.kind = OperandKind::dot; break;
            case TokenKind::field:
                operand.kind = OperandKind::dot;
                operand.fields.emplace_back(token.text.substr(1));
                break;
            case TokenKind::variable:
                operand.kind = OperandKind::variable;
                operand.slot = slot_of(token.text);
                break;
            case TokenKind::number: {
                operand.kind = OperandKind::constant;
                const std::optional<Value> number = parse_number_literal(token.text);
                if (!number) fail_here("bad number syntax: \"" + std::string(token.text) + "\"", at_);
                operand.constant = *number;
                break;
            }
            case TokenKind::character:
                operand.kind = OperandKind::constant;
                operand.constant = character(token);
                break;
            case TokenKind::string:
            case TokenKind::raw_string:
                operand.kind = OperandKind::constant;
                operand.constant = Value(unquoted(token));
                break;
            case TokenKind::open: {
                const Level level(*this);
                next();
                operand.kind = OperandKind::parentheses;
                operand.parentheses = std::make_shared<const Pipeline>(parse_pipeline("parenthesized pipeline", TokenKind::close));
                return operand;
            }
            default: unexpected("operand");
        }
        next();
        return operand;
    }

    // true, false, nil, or a function, perhaps of a namespace.
    Operand parse_word(Operand operand) {
        const std::size_t at = at_;
        const std::string word(next().text);
        if (word == "nil") return operand;
        if (word == "true" || word == "false") {
            operand.kind = OperandKind::constant;
            operand.constant = Value(word == "true");
            return operand;
        }
        if (is_keyword(word)) fail_here("unexpected <" + word + "> in operand", at);
        operand.kind = OperandKind::function;
        if (peek().kind == TokenKind::field && !peek().is_spaced) {
            const std::string full = word + std::string(peek().text);
            operand.function = functions_.find(full);
            if (operand.function == nullptr && functions_.is_namespace(word) && functions_.find(word) == nullptr) operand.function = absent(full);
            if (operand.function != nullptr) {
                next();
                return operand;
            }
        }
        operand.function = functions_.find(word);
        if (operand.function == nullptr) {
            const std::string hint = base::did_you_mean(base::near_names(word, functions_.names()));
            fail_here("function \"" + word + "\" not defined" + (hint.empty() ? "" : "; " + hint), at);
        }
        return operand;
    }

    // A function that a newer Hugo may have: only the call of it fails.
    static std::shared_ptr<const FunctionEntry> absent(const std::string& name) {
        FunctionEntry entry;
        entry.name = name;
        entry.function = [name](Call&, Arguments) -> Value { fail("there is no function " + name); };
        return std::make_shared<const FunctionEntry>(std::move(entry));
    }

    [[nodiscard]] std::uint32_t slot_of(std::string_view name) const {
        for (std::size_t i = variables_.size(); i-- > 0;)
            if (variables_[i] == name) return static_cast<std::uint32_t>(i);
        fail_here("undefined variable \"" + std::string(name) + "\"", at_);
    }

    [[nodiscard]] std::string unquoted(const Token& token) const {
        if (token.kind == TokenKind::raw_string) {
            std::string raw(token.text.substr(1, token.text.size() - 2));
            std::erase(raw, '\r');
            return raw;
        }
        std::optional<std::string> text = unquote(token.text, '"');
        if (!text) fail_here("invalid syntax of a quoted string", at_);
        return *text;
    }

    [[nodiscard]] Value character(const Token& token) const {
        const std::optional<std::string> text = unquote(token.text, '\'');
        if (!text || text->empty()) fail_here("malformed character constant", at_);
        const base::Decoded decoded = base::decode(*text, 0);
        if (decoded.length != text->size()) fail_here("malformed character constant", at_);
        // '\xff' is the byte, not a character.
        return decoded.is_valid ? Value(static_cast<std::int64_t>(decoded.character)) : Value(static_cast<std::int64_t>(static_cast<unsigned char>((*text)[0])));
    }

    File& file_;
    const Functions& functions_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    Tree* tree_ = nullptr;
    std::vector<std::string> variables_;  // in sight; the index is the slot
    int depth_ = 0;
    int loops_ = 0;
};

}  // namespace

std::shared_ptr<const File> parse_file(std::string name, std::string text, const Functions& functions, Escaping escaping) {
    const auto file = std::make_shared<File>();
    file->name = std::move(name);
    file->text = std::move(text);
    file->escaping = escaping;
    Parser(*file, functions).run();
    return file;
}

}  // namespace notes_export::templates

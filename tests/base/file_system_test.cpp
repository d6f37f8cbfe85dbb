// The gate between a site and the machine (THREATS §2, §4), tried on a real disk.
#include "base/temporary_folder.h"
#include "notes_export/diagnostic.h"
#include "notes_export/file_system.h"

#include <catch2/catch.hpp>


#include <cerrno>
#include <cstddef>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>

namespace notes_export {
namespace {

using test::TemporaryFolder;

constexpr std::uint64_t limit = 1024;

FileStatus status(const FileSystem& files, const std::string& path) { return files.read(path, limit).status; }

std::string names(const FileSystem& files, const std::string& path) {
    std::string text;
    for (const DirectoryEntry& entry : files.list(path))
        text += entry.name + (entry.kind == EntryKind::directory ? "/ " : entry.kind == EntryKind::other ? "! " : " ");
    return text;
}

TEST_CASE("a regular file is read whole, with its identity") {
    const TemporaryFolder folder;
    folder.write("site/content/a.md", std::string("text\0more", 9));
    const auto files = real_files((folder / "site").string());
    const FileResult read = files->read("content/a.md", limit);
    REQUIRE(read.is_ok());
    CHECK(read.bytes == std::string("text\0more", 9));
    CHECK(read.size == 9);
    CHECK(read.identity == files->identify("content//./a.md").identity);
    CHECK(files->identify("content/a.md").bytes.empty());
    CHECK(files->is_file("content/a.md"));
    CHECK_FALSE(files->is_file("content"));
    CHECK(files->is_directory("content"));
    CHECK(files->is_directory(""));
    CHECK(status(*files, "content/b.md") == FileStatus::not_found);
    CHECK(status(*files, "content/a.md/b") == FileStatus::not_found);
    CHECK(status(*files, "content") == FileStatus::not_a_file);
    CHECK(status(*files, "") == FileStatus::not_a_file);
}

TEST_CASE("no name leads out of the root") {
    const TemporaryFolder folder;
    folder.write("secret.txt", "secret");
    folder.write("site/content/a.md", "text");
    const auto files = real_files((folder / "site").string());
    CHECK(status(*files, "../secret.txt") == FileStatus::outside_root);
    CHECK(status(*files, "content/../../secret.txt") == FileStatus::outside_root);
    CHECK(status(*files, "a/../../site/content/a.md") == FileStatus::outside_root);
    CHECK(status(*files, "/etc/passwd") == FileStatus::outside_root);
    CHECK(status(*files, (folder / "site/content/a.md").string()) == FileStatus::outside_root);
    CHECK(status(*files, "content/x/../a.md") == FileStatus::ok);  // cleaned as text, like Hugo does
    CHECK(status(*files, "content\\a.md") == FileStatus::bad_name);
    CHECK(status(*files, std::string("content/a.md\0.jpg", 17)) == FileStatus::bad_name);
    CHECK(status(*files, "content/a\n.md") == FileStatus::bad_name);
    CHECK(status(*files, "%2e%2e/secret.txt") == FileStatus::not_found);
    CHECK(status(*files, "~/secret.txt") == FileStatus::not_found);
    CHECK(status(*files, "$HOME/secret.txt") == FileStatus::not_found);
    CHECK(status(*files, "file:///etc/passwd") == FileStatus::not_found);
    CHECK(status(*files, std::string(300, 'x')) == FileStatus::bad_name);
    CHECK(files->list("..").empty());
    CHECK(files->list("/etc").empty());
    CHECK_FALSE(files->is_directory(".."));
}

TEST_CASE("links inside the root are followed, links out of it are refused") {
    const TemporaryFolder folder;
    folder.write("secret.txt", "secret");
    folder.write("outside/file.txt", "outside");
    folder.write("site/content/a.md", "text");
    folder.write("site/shared/deep/b.md", "shared");
    folder.link("../shared/deep", "site/content/deep");
    folder.link("a.md", "site/content/same.md");
    folder.link("deep/../deep/b.md", "site/content/winding.md");
    folder.link("../../secret.txt", "site/content/out.md");
    folder.link("../../outside", "site/content/outside");
    folder.link((folder / "site/content/a.md").string(), "site/content/absolute.md");
    folder.link("/proc/self/environ", "site/content/environ.md");
    folder.link("/dev/zero", "site/content/zero.md");
    folder.link("loop.md", "site/content/loop.md");
    folder.link("nowhere.md", "site/content/dangling.md");
    const auto files = real_files((folder / "site").string());

    CHECK(files->read("content/same.md", limit).bytes == "text");
    CHECK(files->read("content/same.md", limit).identity == files->identify("content/a.md").identity);
    CHECK(files->read("content/deep/b.md", limit).bytes == "shared");
    // "deep/.." is the folder above the link's target (shared), not above the link.
    CHECK(files->read("content/winding.md", limit).bytes == "shared");
    CHECK(status(*files, "content/out.md") == FileStatus::outside_root);
    CHECK(status(*files, "content/outside/file.txt") == FileStatus::outside_root);
    CHECK(status(*files, "content/absolute.md") == FileStatus::outside_root);
    CHECK(status(*files, "content/environ.md") == FileStatus::outside_root);
    CHECK(status(*files, "content/zero.md") == FileStatus::outside_root);
    CHECK(status(*files, "content/dangling.md") == FileStatus::not_found);
    const FileResult loop = files->read("content/loop.md", limit);
    CHECK(loop.status == FileStatus::unreadable);
    CHECK_FALSE(loop.message.empty());
    CHECK(names(*files, "content") == "a.md deep/ same.md winding.md ");
    CHECK(names(*files, "content/deep") == "b.md ");
}

TEST_CASE("the root itself may be reached through a link") {
    const TemporaryFolder folder;
    folder.write("site/a.md", "text");
    folder.link("site", "link");
    CHECK(real_files((folder / "link").string())->read("a.md", limit).is_ok());
}

TEST_CASE("dot files are never read, however they are reached") {
    const TemporaryFolder folder;
    folder.write("site/.git/config", "token");
    folder.write("site/.env", "token");
    folder.write("site/content/.hidden/a.md", "token");
    folder.link("../.git/config", "site/content/config.md");
    folder.link("../.git", "site/content/git");
    const auto files = real_files((folder / "site").string());
    CHECK(status(*files, ".git/config") == FileStatus::hidden);
    CHECK(status(*files, "content/../.env") == FileStatus::hidden);
    CHECK(status(*files, "content/.hidden/a.md") == FileStatus::hidden);
    CHECK(status(*files, "content/config.md") == FileStatus::hidden);
    CHECK(status(*files, "content/git/config") == FileStatus::hidden);
    CHECK(files->identify(".env").status == FileStatus::hidden);
    CHECK(files->list(".git").empty());
    CHECK(names(*files, "") == "content/ ");
    CHECK(names(*files, "content").empty());
}

// From here on, openat2 answers ENOSYS in this process, as an old kernel does.
bool take_openat2_away() {
    sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter{4, program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

TEST_CASE("without openat2 the same rules hold") {
    const TemporaryFolder folder;
    folder.write("secret.txt", "secret");
    folder.write("site/.env", "token");
    folder.write("site/content/a.md", "text");
    folder.link("../../secret.txt", "site/content/out.md");
    folder.link("../.env", "site/content/env.md");
    folder.link("../content", "site/content/round");
    REQUIRE(::mkfifo((folder / "site/content/pipe.md").c_str(), 0600) == 0);
    const pid_t child = ::fork();
    if (child == 0) {  // the filter cannot be lifted again, so it gets a process of its own; no assertions of Catch in there
        if (!take_openat2_away()) ::_exit(99);
        const auto files = real_files((folder / "site").string());
        int wrong = 0;
        wrong += files->read("content/a.md", limit).bytes != "text";
        wrong += files->read("content/round/round/a.md", limit).bytes != "text";
        wrong += status(*files, "content/out.md") != FileStatus::outside_root;
        wrong += status(*files, "content/env.md") != FileStatus::hidden;
        wrong += status(*files, "content/pipe.md") != FileStatus::not_a_file;
        wrong += status(*files, "content/a.md/b") != FileStatus::not_found;
        wrong += status(*files, "../secret.txt") != FileStatus::outside_root;
        wrong += names(*files, "content") != "a.md pipe.md! round/ ";
        wrong += !files->is_directory("");
        ::_exit(wrong);
    }
    int state = 0;
    REQUIRE(::waitpid(child, &state, 0) == child);
    REQUIRE(WIFEXITED(state));
    if (WEXITSTATUS(state) == 99) {
        WARN("this machine does not let a test filter system calls");
        return;
    }
    CHECK(WEXITSTATUS(state) == 0);
}

TEST_CASE("pipes, sockets and devices are refused at once") {
    const TemporaryFolder folder;
    folder.write("site/a.md", "text");
    REQUIRE(::mkfifo((folder / "site/pipe.md").c_str(), 0600) == 0);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    (folder / "site/socket.md").string().copy(address.sun_path, sizeof address.sun_path - 1);
    // bind() takes every kind of address by this type.
    REQUIRE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    const auto files = real_files((folder / "site").string());
    CHECK(status(*files, "pipe.md") == FileStatus::not_a_file);
    CHECK(status(*files, "socket.md") == FileStatus::not_a_file);
    CHECK_FALSE(files->is_file("pipe.md"));
    CHECK(names(*files, "") == "a.md pipe.md! socket.md! ");
    ::close(listener);
}

TEST_CASE("a file over the limit is refused before it is read") {
    const TemporaryFolder folder;
    folder.write("exact.md", std::string(limit, 'x'));
    folder.write("over.md", std::string(limit + 1, 'x'));
    folder.write("sparse.md", "");
    std::filesystem::resize_file(folder / "sparse.md", std::uintmax_t{100} << 30U);  // 100 GiB that take no room
    const auto files = real_files(folder.string());
    CHECK(files->read("exact.md", limit).bytes.size() == limit);
    const FileResult over = files->read("over.md", limit);
    CHECK(over.status == FileStatus::too_large);
    CHECK(over.size == limit + 1);
    CHECK(over.bytes.empty());
    const FileResult sparse = files->read("sparse.md", limit);
    CHECK(sparse.status == FileStatus::too_large);
    CHECK(sparse.size == std::uint64_t{100} << 30U);
}

TEST_CASE("a file without permission is unreadable, with the system's words") {
    if (::geteuid() == 0) {
        WARN("running as root: permissions do not apply");
        return;
    }
    const TemporaryFolder folder;
    folder.write("a.md", "text");
    std::filesystem::permissions(folder / "a.md", std::filesystem::perms::none);
    const FileResult read = real_files(folder.string())->read("a.md", limit);
    CHECK(read.status == FileStatus::unreadable);
    CHECK_FALSE(read.message.empty());
}

TEST_CASE("a folder's entries come in byte order") {
    const TemporaryFolder folder;
    for (const char* name : {"b.md", "B.md", "10.md", "9.md", "ä.md", "a b.md"}) folder.write(name, "");
    std::filesystem::create_directory(folder / "a");
    CHECK(names(*real_files(folder.string()), "") == "10.md 9.md B.md a/ a b.md b.md ä.md ");
}

TEST_CASE("a root that is none is a failure") {
    const TemporaryFolder folder;
    folder.write("file", "");
    CHECK_THROWS_AS(real_files((folder / "nowhere").string()), Failure);
    CHECK_THROWS_AS(real_files((folder / "file").string()), Failure);
}

TEST_CASE("the disk in memory keeps the same rules") {
    const auto files = memory_files({{"content/a.md", "text"}, {"content/sub/b.md", "b"}, {".env", "token"}, {"/hugo.toml", ""}, {"content/sub-x.md", ""}});
    CHECK(files->read("content/a.md", limit).bytes == "text");
    CHECK(files->read("content/a.md", 3).status == FileStatus::too_large);
    CHECK(status(*files, "content/x/../a.md") == FileStatus::ok);
    CHECK(status(*files, ".env") == FileStatus::hidden);
    CHECK(status(*files, "../a") == FileStatus::outside_root);
    CHECK(status(*files, "content") == FileStatus::not_a_file);
    CHECK(status(*files, "content/c.md") == FileStatus::not_found);
    CHECK(names(*files, "") == "content/ hugo.toml ");
    CHECK(names(*files, "content") == "a.md sub/ sub-x.md ");
    CHECK(names(*files, "content/sub") == "b.md ");
    CHECK(files->list("nowhere").empty());
    CHECK(files->is_directory("content/sub"));
    CHECK_FALSE(files->is_directory("content/su"));
    CHECK(files->identify("content/a.md").identity != files->identify("content/sub/b.md").identity);
}

}  // namespace
}  // namespace notes_export

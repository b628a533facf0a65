package dev.docent.ingestion.parsing.worker;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Does in a worker process what a parser would do that a document has taken over, and prints what it tries and what succeeds. A parser could run
 * native code, so that the C library is called too.
 */
final class SandboxAgent {

    private final Path installation;
    private final Path document;
    private final Path temporary;
    private final long parent;
    private final int port;

    private SandboxAgent(String[] arguments) {
        this.installation = Path.of(arguments[0]);
        this.document = Path.of(arguments[1]);
        this.temporary = Path.of(arguments[2]);
        this.parent = Long.parseLong(arguments[3]);
        this.port = Integer.parseInt(arguments[4]);
    }

    /** Expects a data folder, the document, the own folder, the process of the service, and a port that it listens to. */
    public static void main(String[] arguments) {
        var agent = new SandboxAgent(arguments);
        agent.work();
        agent.readFiles();
        agent.changeFiles();
        agent.readProcesses();
        agent.startPrograms();
        agent.exceedLimits();
        agent.openSockets();
        agent.callKernel();
        System.getenv().keySet().forEach(name -> System.out.println("variable " + name));
        System.out.println("end");
    }

    /** What every parser does. */
    private void work() {
        attempt("work: read the document", () -> Files.readAllBytes(document));
        attempt("work: write a file", () -> {
            var file = Files.writeString(Files.createTempFile("own", null), "own");
            var folder = Files.createDirectories(temporary.resolve("a/b"));
            return Files.move(file, folder.resolve("moved"));
        });
        attempt("work: start a thread", () -> {
            var thread = new Thread(() -> {});
            thread.start();
            thread.join();
            return thread;
        });
        attempt("work: start Tesseract", () -> run("tesseract", "--list-langs"));
    }

    private void readFiles() {
        attempt("read the database", () -> Files.readAllBytes(installation.resolve("docent.db")));
        attempt("read the master key", () -> Files.readAllBytes(installation.resolve("master.key")));
        attempt(
                "read the document of another worker",
                () -> Files.readAllBytes(installation.resolve("tmp/parsing/worker-2/document/content")));
        attempt("read /etc/passwd", () -> Files.readAllBytes(Path.of("/etc/passwd")));
        attempt("list the data folder", () -> installation.toFile().list().length);
    }

    private void changeFiles() {
        var database = installation.resolve("docent.db");
        attempt("write outside", () -> Files.writeString(installation.resolve("new"), "new"));
        attempt("write to the document", () -> Files.writeString(document, "other"));
        attempt("link the document", () -> Files.createLink(temporary.resolve("linked"), document));
        attempt("link to a file outside", () -> Files.createLink(temporary.resolve("database"), database));
        attempt(
                "change permissions",
                () -> Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-rw-rw-")));
        attempt("change a time", () -> Files.setLastModifiedTime(database, FileTime.fromMillis(1)));
        attempt("truncate", () -> call("truncate", path(database), 0));
        attempt("move", () -> Files.move(installation.resolve("movable"), installation.resolve("moved")));
        attempt("delete", () -> Files.deleteIfExists(installation.resolve("deletable")) || fail());
    }

    private void readProcesses() {
        for (var file : Set.of("environ", "cmdline", "maps", "mem", "fd/0")) {
            attempt("read of the parent: " + file, () -> {
                try (var in = Files.newInputStream(Path.of("/proc/" + parent + "/" + file))) {
                    return in;
                }
            });
        }
        attempt("list processes", () -> ProcessHandle.allProcesses().count());
    }

    private void startPrograms() {
        attempt("start a shell", () -> run("/bin/sh", "-c", "true"));
        attempt("start a program", () -> run("/usr/bin/env"));
        attempt("start a program by the loader", () -> run(loader(), "/bin/sh", "-c", "true"));
        attempt("start an own program", () -> {
            var script = Files.writeString(temporary.resolve("script"), "#!/bin/sh\n");
            script.toFile().setExecutable(true);
            return run(script.toString());
        });
        attempt("start a copy of a program", () -> {
            var copy = Files.copy(Path.of(loader()), temporary.resolve("copy"));
            copy.toFile().setExecutable(true);
            return run(copy.toString(), "--version");
        });
    }

    private void exceedLimits() {
        attempt("write a file of 3 GB", () -> {
            try (var file = new RandomAccessFile(temporary.resolve("large").toFile(), "rw")) {
                file.setLength(3L << 30);
                return file;
            }
        });
        attempt("open 3,000 files", () -> {
            var open = new ArrayList<InputStream>();
            for (int i = 0; i < 3_000; i++) {
                open.add(Files.newInputStream(document));
            }
            return open;
        });
        // Memory that is reserved and not used, so that the test does not need it.
        attempt("reserve 2 GB of memory", () -> (long) invoke("malloc", JAVA_LONG, 2L << 30) != 0 || fail());
    }

    private void openSockets() {
        attempt("connect", () -> {
            try (var socket = new Socket("127.0.0.1", port)) {
                return socket;
            }
        });
        attempt("listen", () -> {
            try (var socket = new ServerSocket(0)) {
                return socket;
            }
        });
        attempt("open a UDP socket", () -> {
            try (var socket = new DatagramSocket()) {
                return socket;
            }
        });
    }

    private void callKernel() {
        int family = 1;
        int stream = 1;
        attempt("open a UNIX socket", () -> call("socket", family, stream, 0));
        attempt(
                "socketpair",
                () -> call(
                        "socketpair",
                        family,
                        stream,
                        0,
                        Arena.global().allocate(8).address()));
        int seize = 0x4206; // Unlike PTRACE_ATTACH, it does not stop the process; it ends with this one.
        attempt("ptrace", () -> call("ptrace", seize, parent, 0, 0));
        attempt("process_vm_readv", () -> call("process_vm_readv", parent, 0, 0, 0, 0, 0));
        attempt("kill", () -> call("kill", parent, 0));
        attempt("setpriority", () -> call("setpriority", 0, parent, 0));
        attempt(
                "prlimit",
                () -> call("prlimit", parent, 7, 0, Arena.global().allocate(16).address()));
        int newUser = 0x10000000;
        attempt("unshare", () -> call("unshare", newUser));
        attempt("memfd_create", () -> call("memfd_create", text("x"), 0));
        attempt("inotify_add_watch", () -> call("inotify_add_watch", call("inotify_init"), path(installation), 2));
        attempt("shmget", () -> call("shmget", 0, 4096, 0600));
        attempt("personality", () -> call("personality", 0x0040000));
    }

    private static void attempt(String what, Callable<?> attempt) {
        System.out.println("tried " + what);
        try {
            attempt.call();
            System.out.println("did " + what);
        } catch (Exception | Error refused) {
            // Expected in a sandbox.
        }
    }

    private static boolean fail() throws Exception {
        throw new Exception();
    }

    private static String loader() {
        return Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))
                ? "/lib64/ld-linux-x86-64.so.2"
                : "/lib/ld-linux-aarch64.so.1";
    }

    private static Process run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new Exception();
        }
        return process;
    }

    private static long path(Path path) {
        return text(path.toString());
    }

    private static long text(String text) {
        return Arena.global().allocateFrom(text).address();
    }

    /** Calls a function of the C library, which returns a negative number if it fails. */
    private static int call(String function, long... arguments) throws Exception {
        var result = (int) invoke(function, JAVA_INT, arguments);
        return result >= 0 || fail() ? result : -1;
    }

    @SuppressWarnings("restricted")
    private static Object invoke(String function, MemoryLayout type, long... arguments) throws Exception {
        var linker = Linker.nativeLinker();
        var types = new MemoryLayout[arguments.length];
        Arrays.fill(types, JAVA_LONG);
        var handle =
                linker.downcallHandle(linker.defaultLookup().findOrThrow(function), FunctionDescriptor.of(type, types));
        try {
            return handle.invokeWithArguments(Arrays.stream(arguments).boxed().toArray());
        } catch (Throwable failure) {
            throw new Exception(failure);
        }
    }
}

package dev.docent.ingestion.parsing.sandbox;

import dev.docent.ingestion.parsing.sandbox.Confinement.Rule;
import java.nio.file.Files;
import java.nio.file.Path;

/** The accesses that Landlock knows, {@code LANDLOCK_ACCESS_FS_…}, by the version of its ABI. */
record FileAccess(int version) {

    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_FOLDER = 1 << 3;
    private static final long REMOVE_FOLDER = 1 << 4;
    private static final long REMOVE_FILE = 1 << 5;
    private static final long MAKE_FOLDER = 1 << 7;
    private static final long MAKE_FILE = 1 << 8;
    private static final long MOVE_BETWEEN_FOLDERS = 1 << 13;
    private static final long TRUNCATE = 1 << 14;
    private static final long CONTROL_DEVICE = 1 << 15;

    /** The accesses of version 1. */
    private static final long FIRST = (1 << 13) - 1;

    /** {@return all accesses of the version} */
    long all() {
        var all = FIRST;
        if (version >= 2) {
            all |= MOVE_BETWEEN_FOLDERS;
        }
        if (version >= 3) {
            all |= TRUNCATE;
        }
        if (version >= 5) {
            all |= CONTROL_DEVICE;
        }
        return all;
    }

    /** {@return all accesses to the network: binding and connecting by TCP} */
    long network() {
        return version >= KernelFeatures.NETWORK ? 0b11 : 0;
    }

    /** {@return what is confined to the sandbox: abstract UNIX sockets and signals} */
    long scopes() {
        return version >= KernelFeatures.SIGNALS ? 0b11 : 0;
    }

    Rule read(Path path) {
        return rule(path, Files.isDirectory(path) ? READ_FILE | READ_FOLDER : READ_FILE);
    }

    Rule execute(Path program) {
        return rule(program, READ_FILE | EXECUTE);
    }

    /** For a device such as {@code /dev/null}. */
    Rule readAndWrite(Path file) {
        return rule(file, READ_FILE | WRITE_FILE | TRUNCATE);
    }

    /** Programs in the folder cannot be executed, and links, devices and sockets not be created. */
    Rule own(Path folder) {
        return rule(
                folder,
                READ_FILE
                        | READ_FOLDER
                        | WRITE_FILE
                        | TRUNCATE
                        | REMOVE_FILE
                        | REMOVE_FOLDER
                        | MAKE_FILE
                        | MAKE_FOLDER
                        | MOVE_BETWEEN_FOLDERS);
    }

    private Rule rule(Path path, long access) {
        return new Rule(path.toString(), access & all());
    }
}

package dev.docent.ingestion.parsing.sandbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program in the Executable and Linkable Format. The kernel executes its interpreter too, which loads its libraries.
 *
 * @param path its real path
 */
record ElfProgram(Path path) {

    private static final int MAGIC = 0x464C457F;
    private static final int HEADER = 64;
    private static final int ENTRY = 56;
    private static final int INTERPRETER = 3;

    /** {@return a program by its path, or by its name in the folders of {@code PATH}; empty if there is none} */
    static Optional<ElfProgram> find(String command, String searchPath) {
        var candidates = command.contains("/")
                ? Stream.of(Path.of(command))
                : Stream.of(searchPath.split(":")).map(folder -> Path.of(folder, command));
        return candidates.filter(Files::isExecutable).findFirst().flatMap(ElfProgram::at);
    }

    private static Optional<ElfProgram> at(Path path) {
        try {
            var program = new ElfProgram(path.toRealPath());
            return program.read(0, HEADER).getInt() == MAGIC ? Optional.of(program) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** {@return the program that loads this one; empty if it is linked statically} */
    Optional<Path> interpreter() throws IOException {
        var header = read(0, HEADER);
        var table = header.getLong(32);
        var entries = header.getShort(56);
        for (int i = 0; i < entries; i++) {
            var entry = read(table + (long) i * ENTRY, ENTRY);
            if (entry.getInt(0) == INTERPRETER) {
                var text = read(entry.getLong(8), (int) Math.min(entry.getLong(32), 4096));
                return Optional.of(
                        Path.of(StandardCharsets.UTF_8.decode(text).toString().replace("\0", "")));
            }
        }
        return Optional.empty();
    }

    private ByteBuffer read(long from, int length) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var bytes = new byte[length];
            file.seek(from);
            file.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}

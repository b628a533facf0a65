package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.ParsingProperties;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Saves the parts of a zipped document whose table of contents is damaged or cut off, by what stands before each. */
final class SavedParts {

    private SavedParts() {}

    /** Writes the parts up to the damage; the one that it cuts is saved when it is XML, which can be closed. */
    static void copy(Path source, Path target, ParsingProperties limits) throws IOException {
        var names = new HashSet<String>();
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(source)));
                var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            for (var entry = next(in); entry != null; entry = next(in)) {
                var part = new ByteArrayOutputStream();
                boolean whole = read(in, part, limits.maxMarkupSize().toBytes());
                boolean xml = entry.getName().matches(".*\\.(xml|rels)");
                if (names.add(entry.getName()) && (whole || xml)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(whole ? part.toByteArray() : ClosedXml.of(part.toByteArray()));
                    out.closeEntry();
                }
                if (!whole) {
                    return;
                }
            }
        }
    }

    private static @Nullable ZipEntry next(ZipInputStream in) {
        try {
            return in.getNextEntry();
        } catch (IOException damaged) {
            return null;
        }
    }

    /** {@return whether the part came to its end} */
    private static boolean read(InputStream in, ByteArrayOutputStream part, long most) {
        var piece = new byte[1 << 13];
        try {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                part.write(piece, 0, read);
                if (part.size() > most) {
                    return false;
                }
            }
            return true;
        } catch (IOException damaged) {
            return false;
        }
    }
}

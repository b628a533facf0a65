package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.function.IOConsumer;

/** A gzip file (RFC 1952): one file, named after the gzip file. The name in its header is untrusted and ignored. */
record GzipContainer(Path file, String name, ExpansionLimit limit) implements Container {

    @Override
    public void forEach(IOConsumer<Entry> visitor) throws IOException {
        limit.countEntry();
        visitor.accept(new Entry(unpackedName(name), null, () -> new CountedStream(open(file), limit::countBytes)));
    }

    /** {@return the uncompressed content, not counted} */
    static InputStream open(Path file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file), 8192);
    }

    private static String unpackedName(String packed) {
        var lower = packed.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tgz")) {
            return packed.substring(0, packed.length() - 2) + "ar";
        }
        return lower.endsWith(".gz") && packed.length() > 3 ? packed.substring(0, packed.length() - 3) : packed;
    }
}

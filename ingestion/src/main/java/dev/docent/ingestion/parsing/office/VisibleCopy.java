package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.xml.sax.SAXException;

/** Copies documents without their hidden text. */
final class VisibleCopy {

    private VisibleCopy() {}

    /** {@return the copy, or the source itself if its format requires no copy} */
    static Path make(Path source, Path copy, OfficeFormat format, ParsingProperties limits) throws Exception {
        switch (format) {
            case WORD, SLIDES, SHEET, OPEN_DOCUMENT, OPEN_SHEET -> {
                try (var zip = new ZipFile(source.toFile());
                        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(copy)))) {
                    out.setLevel(Deflater.BEST_SPEED);
                    copy(zip, out, format, limits.maxExpandedSize().toBytes());
                }
                return copy;
            }
            case EPUB -> {
                try (var zip = new ZipFile(source.toFile())) {
                    PartFilters.checkEncryption(zip, limits.maxExpandedSize().toBytes());
                } catch (SAXException unknown) {
                    // The reader reports malformed documents.
                }
                return source;
            }
            case RTF -> {
                try (var in = new BufferedInputStream(Files.newInputStream(source));
                        var out = new BufferedOutputStream(Files.newOutputStream(copy))) {
                    new VisibleRtf(in, out).copy();
                }
                return copy;
            }
            default -> {
                return source;
            }
        }
    }

    private static void copy(ZipFile zip, ZipOutputStream out, OfficeFormat format, long limit)
            throws IOException, SAXException {
        var filters = new PartFilters(zip, format, limit);
        long left = limit;
        for (var entry : zip.stream().toList()) {
            if (entry.isDirectory()) {
                continue;
            }
            out.putNextEntry(new ZipEntry(entry.getName()));
            if (!isPicture(entry.getName())) {
                try (var in = open(zip, entry, left)) {
                    filters.copy(entry.getName(), in, out);
                    left -= in.getCount();
                }
            }
            out.closeEntry();
        }
    }

    /** {@return the content of the entry; reading beyond the limit fails} */
    static BoundedInputStream open(ZipFile zip, ZipEntry entry, long limit) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(zip.getInputStream(entry))
                .setMaxCount(limit)
                .setOnMaxCount((most, count) -> {
                    throw UnreadableDocumentException.limit("The document expands to more than %,d bytes", limit);
                })
                .get();
    }

    /** Pictures are not read, and therefore left empty in the copy. */
    private static boolean isPicture(String name) {
        return name.matches("(?i).*\\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svm|svg|mp4|mov|wav|mp3)");
    }
}

package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
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
            case MAIL -> {
                return inUtf8(source, copy, limits);
            }
            default -> {
                return source;
            }
        }
    }

    /** Mails are ASCII by definition, but some programs save them in UTF-16, in which Tika finds no header. */
    private static Path inUtf8(Path source, Path copy, ParsingProperties limits) throws IOException {
        try (var in = Files.newInputStream(source)) {
            var mark = in.readNBytes(2);
            if (mark.length < 2 || (mark[0] & 0xFF) + (mark[1] & 0xFF) != 0xFF + 0xFE) {
                return source;
            }
        }
        if (Files.size(source) > limits.maxMarkupSize().toBytes()) {
            throw UnreadableDocumentException.limit("The mail is larger than %s", limits.maxMarkupSize());
        }
        Files.writeString(copy, DecodedText.decode(Files.readAllBytes(source)));
        return copy;
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

    /** Copies an RTF file without the characters hidden by {@code \v} (Rich Text Format 1.9.1, font properties). */
    private static final class VisibleRtf {

        private final PushbackInputStream in;
        private final OutputStream out;
        private final Deque<Boolean> groups = new ArrayDeque<>();
        private boolean hidden;

        VisibleRtf(InputStream in, OutputStream out) {
            this.in = new PushbackInputStream(in);
            this.out = out;
        }

        void copy() throws IOException {
            for (int c = in.read(); c >= 0; c = in.read()) {
                switch (c) {
                    case '{' -> {
                        groups.push(hidden);
                        out.write(c);
                    }
                    case '}' -> {
                        hidden = !groups.isEmpty() && groups.pop();
                        out.write(c);
                    }
                    case '\\' -> control();
                    default -> text(c);
                }
            }
        }

        private void text(int c) throws IOException {
            if (!hidden || c == '\r' || c == '\n') {
                out.write(c);
            }
        }

        private void control() throws IOException {
            int c = in.read();
            if (isLetter(c)) {
                word(c);
            } else if (c == '\'') {
                var code = in.readNBytes(2);
                if (!hidden) {
                    out.write("\\'".getBytes(StandardCharsets.US_ASCII));
                    out.write(code);
                }
            } else if (c >= 0 && (!hidden || c == '*')) {
                out.write('\\');
                out.write(c);
            }
        }

        private void word(int first) throws IOException {
            var name = new StringBuilder();
            int c = first;
            for (; isLetter(c); c = in.read()) {
                name.append((char) c);
            }
            var number = new StringBuilder();
            for (; c >= '0' && c <= '9' || c == '-' && number.isEmpty(); c = in.read()) {
                number.append((char) c);
            }
            if (c >= 0 && c != ' ') {
                in.unread(c);
            }
            apply(name.toString(), number.toString());
        }

        private void apply(String name, String number) throws IOException {
            switch (name) {
                case "v" -> hidden = !number.equals("0");
                case "plain" -> hidden = false;
                default -> {}
            }
            if (!name.equals("v") && !(hidden && name.equals("u"))) {
                out.write(("\\" + name + number + " ").getBytes(StandardCharsets.US_ASCII));
            }
            if (name.equals("bin") && !number.isEmpty() && number.length() < 10) {
                for (int left = Integer.parseInt(number), b; left > 0 && (b = in.read()) >= 0; left--) {
                    out.write(b);
                }
            }
        }

        private static boolean isLetter(int c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
    }
}

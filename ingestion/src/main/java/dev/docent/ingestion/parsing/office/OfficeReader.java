package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.IOUtils;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.BodyContentHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads office documents (Microsoft, OpenDocument, RTF), books (EPUB) and mails (RFC 5322, Outlook) with Apache Tika.
 * Hidden text is removed from a temporary copy first, because Tika does not recognize it.
 *
 * <p>A damaged document is read up to the damage, with an omission. Every failure is an {@link
 * dev.docent.ingestion.parsing.UnreadableDocumentException}. The libraries are loaded with the first document.
 */
public final class OfficeReader implements FormatReader {

    private static final Omission DAMAGED =
            new Omission("file_damaged", "The file is damaged or truncated: only the part before the damage was read.");

    /** {@return whether files of the media type are office documents, books or mails} */
    public static boolean reads(String mediaType) {
        return OfficeFormat.of(mediaType).isPresent();
    }

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws Exception {
        var format = OfficeFormat.of(mediaType).orElseThrow(() -> new IllegalArgumentException(mediaType));
        var copy = Files.createTempFile("docent-office-", ".tmp");
        var recovered = Files.createTempFile("docent-recovered-", ".tmp");
        try {
            boolean complete = true;
            Path visible;
            try {
                visible = VisibleCopy.make(file.path(), copy, format, blocks.limits());
            } catch (ZipException damaged) {
                complete = false;
                ZipRecovery.copy(file.path(), recovered, blocks.limits());
                visible = VisibleCopy.make(recovered, copy, format, blocks.limits());
            }
            complete &= parse(visible, file.password(), mediaType, format, blocks);
            if (!complete) {
                blocks.omit(DAMAGED);
            }
        } catch (Exception e) {
            throw FailureCause.of(e, file.password());
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(recovered);
        }
    }

    /** {@return whether the document was read completely; otherwise there is text before the damage} */
    private static boolean parse(
            Path visible, @Nullable String password, String mediaType, OfficeFormat format, BlockCollector blocks)
            throws Exception {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, mediaType);
        var handler = new XhtmlBlocks(blocks, format, new DocumentProperties(format, metadata));
        var embedded = EmbeddedFiles.of(visible, format);
        var context = TikaSettings.context(format, embedded, password);
        try (var stream = TikaInputStream.get(visible)) {
            TikaSettings.PARSER.parse(stream, new BodyContentHandler(handler), metadata, context);
            handler.finish();
            embedded.report(metadata, blocks);
            return true;
        } catch (Exception e) {
            var cause = FailureCause.of(e, password);
            if (cause.reason() != Reason.CORRUPT) {
                throw cause;
            }
            handler.finish();
            if (blocks.blocks().isEmpty()) {
                throw cause;
            }
            embedded.report(metadata, blocks);
            return false;
        }
    }

    /** Recovers the parts of a zipped document with a damaged or missing central directory from their local headers. */
    private static final class ZipRecovery {

        private static final Pattern TAG =
                Pattern.compile("<(?:(/)?([A-Za-z_][\\w:.-]*+)[^<>]*?(/)?|[?!][^<>]*+)>", Pattern.DOTALL);

        /** Copies the parts before the damage; a truncated part is kept if it is XML, whose open elements can be closed. */
        static void copy(Path source, Path target, ParsingProperties limits) throws IOException {
            var names = new HashSet<String>();
            try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(source)));
                    var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
                for (var entry = next(in); entry != null; entry = next(in)) {
                    var part = new ByteArrayOutputStream();
                    boolean complete = read(in, part, limits.maxMarkupSize().toBytes());
                    boolean xml = entry.getName().matches(".*\\.(xml|rels)");
                    if (names.add(entry.getName()) && (complete || xml)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        out.write(complete ? part.toByteArray() : closeElements(part.toByteArray()));
                        out.closeEntry();
                    }
                    if (!complete) {
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

        /** {@return whether the part is complete and not larger than the maximum} */
        private static boolean read(InputStream in, ByteArrayOutputStream part, long max) {
            try {
                return IOUtils.copyLarge(in, part, 0, max + 1) <= max;
            } catch (IOException damaged) {
                return false;
            }
        }

        /** {@return the truncated XML up to its last complete tag, followed by the end tags of the open elements} */
        private static byte[] closeElements(byte[] xml) {
            // Names and brackets are ASCII in the usual encodings of XML.
            var text = new String(xml, StandardCharsets.ISO_8859_1);
            var open = new ArrayDeque<String>();
            int end = 0;
            for (var tag = TAG.matcher(text); tag.find(); end = tag.end()) {
                var name = tag.group(2);
                boolean emptyElement = tag.group(3) != null;
                if (name != null && !emptyElement && tag.group(1) == null) {
                    open.push(name);
                } else if (name != null && !emptyElement && name.equals(open.peek())) {
                    open.pop();
                }
            }
            var closed = new StringBuilder(text.substring(0, end));
            open.forEach(name -> closed.append("</").append(name).append('>'));
            return closed.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}

package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.ParsingProperties;
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
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.IOUtils;
import org.jspecify.annotations.Nullable;

/** Recovers the parts of a zipped document with a damaged or missing central directory from their local headers. */
final class ZipRecovery {

    private static final Pattern TAG =
            Pattern.compile("<(?:(/)?([A-Za-z_][\\w:.-]*+)[^<>]*?(/)?|[?!][^<>]*+)>", Pattern.DOTALL);

    private ZipRecovery() {}

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

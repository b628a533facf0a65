package dev.docent.ingestion.parsing.office;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Closes the elements that are open where an XML file is cut off, so that what stands before can be read. */
final class ClosedXml {

    private static final Pattern TAG =
            Pattern.compile("<(?:(/)?([A-Za-z_][\\w:.-]*+)[^<>]*?(/)?|[?!][^<>]*+)>", Pattern.DOTALL);

    private ClosedXml() {}

    /** {@return the file up to the last tag that is whole, and the ends of what is open there} */
    static byte[] of(byte[] cut) {
        // Names and brackets are ASCII in what the encodings of such files have in common.
        var text = new String(cut, StandardCharsets.ISO_8859_1);
        var open = new ArrayDeque<String>();
        int end = 0;
        for (var tag = TAG.matcher(text); tag.find(); end = tag.end()) {
            if (tag.group(2) != null && tag.group(3) == null) {
                change(open, tag.group(1) != null, tag.group(2));
            }
        }
        var closed = new StringBuilder(text.substring(0, end));
        open.forEach(name -> closed.append("</").append(name).append('>'));
        return closed.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void change(Deque<String> open, boolean ends, String name) {
        if (!ends) {
            open.push(name);
        } else if (name.equals(open.peek())) {
            open.pop();
        }
    }
}

package dev.docent.ingestion.parsing.worker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A PDF written object by object. The first object is the catalog. */
final class RawPdf {

    private final StringBuilder text = new StringBuilder("%PDF-1.7\n");
    private final List<Integer> offsets = new ArrayList<>();

    RawPdf object(String content) {
        offsets.add(text.length());
        text.append(offsets.size()).append(" 0 obj\n").append(content).append("\nendobj\n");
        return this;
    }

    RawPdf stream(String entries, String content) {
        return object("<<%s/Length %d>>\nstream\n".formatted(entries, content.length()) + content + "\nendstream");
    }

    byte[] bytes() {
        int table = text.length();
        text.append("xref\n0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> text.append("%010d 00000 n \n".formatted(offset)));
        text.append("trailer\n<</Size ").append(offsets.size() + 1).append("/Root 1 0 R>>\nstartxref\n");
        text.append(table).append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

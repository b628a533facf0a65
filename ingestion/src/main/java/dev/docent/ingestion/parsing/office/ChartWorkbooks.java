package dev.docent.ingestion.parsing.office;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The workbooks behind the charts of an Office Open XML document. What a chart shows of them stands in the chart. */
final class ChartWorkbooks {

    private static final int LONGEST_PART = 1 << 20;
    private static final Pattern TARGET = Pattern.compile("Target=\"[^\"]*?([^\"/]+)\"");

    private ChartWorkbooks() {}

    /** {@return the names of their files; none where the document is no zip file} */
    static Set<String> names(Path document, OfficeFormat format) throws IOException {
        var names = new HashSet<String>();
        if (format != OfficeFormat.SLIDES && format != OfficeFormat.WORD && format != OfficeFormat.SHEET) {
            return names;
        }
        try (var zip = new ZipFile(document.toFile())) {
            for (var part : zip.stream().toList()) {
                if (part.getName().matches("\\w+/charts/_rels/[^/]+\\.rels")) {
                    try (var in = zip.getInputStream(part)) {
                        var text = new String(in.readNBytes(LONGEST_PART), StandardCharsets.UTF_8);
                        TARGET.matcher(text).results().forEach(target -> names.add(target.group(1)));
                    }
                }
            }
        }
        return names;
    }
}

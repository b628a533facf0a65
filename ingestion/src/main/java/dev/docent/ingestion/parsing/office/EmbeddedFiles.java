package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.format.BlockCollector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/** Counts the embedded files of a document that are not read. For one document. */
final class EmbeddedFiles {

    private static final int MAX_RELATIONSHIPS_LENGTH = 1 << 20;
    private static final Pattern TARGET = Pattern.compile("Target=\"[^\"]*?([^\"/]+)\"");

    private final Set<String> chartWorkbooks = new HashSet<>();
    private int skipped;

    /** Finds the workbooks that contain the data of charts in Office Open XML documents; the charts show that data. */
    static EmbeddedFiles of(Path document, OfficeFormat format) throws IOException {
        var files = new EmbeddedFiles();
        if (format != OfficeFormat.SLIDES && format != OfficeFormat.WORD && format != OfficeFormat.SHEET) {
            return files;
        }
        try (var zip = new ZipFile(document.toFile())) {
            for (var part : zip.stream().toList()) {
                if (part.getName().matches("\\w+/charts/_rels/[^/]+\\.rels")) {
                    try (var in = zip.getInputStream(part)) {
                        var text = new String(in.readNBytes(MAX_RELATIONSHIPS_LENGTH), StandardCharsets.UTF_8);
                        TARGET.matcher(text).results().forEach(target -> files.chartWorkbooks.add(target.group(1)));
                    }
                }
            }
        }
        return files;
    }

    boolean isChartWorkbook(@Nullable String name) {
        return name != null && chartWorkbooks.contains(name);
    }

    /** Counts a file that is not read or has no text. */
    void skip() {
        skipped++;
    }

    /**
     * Adds the omissions to the document.
     *
     * @param metadata records the exceptions after which Tika continued
     */
    void report(Metadata metadata, BlockCollector blocks) {
        if (skipped > 0) {
            blocks.omit(Omission.embeddedSkipped(skipped));
        }
        int failed = failures(metadata);
        if (failed > 0) {
            blocks.omit(Omission.embeddedUnreadable(failed));
        }
    }

    private static int failures(Metadata metadata) {
        return Arrays.stream(metadata.names())
                .filter(name -> name.startsWith(TikaCoreProperties.TIKA_META_EXCEPTION_PREFIX))
                .filter(name -> !name.equals(TikaCoreProperties.EMBEDDED_WARNING.getName()))
                .mapToInt(name -> metadata.getValues(name).length)
                .sum();
    }
}

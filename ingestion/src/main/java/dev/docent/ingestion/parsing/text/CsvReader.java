package dev.docent.ingestion.parsing.text;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads delimiter-separated values (RFC 4180). The delimiter is the comma, semicolon, tab or bar that splits the first
 * lines most evenly.
 */
public final class CsvReader implements FormatReader {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int SAMPLE_LINES = 20;
    private static final int MAX_ROWS = 10_000;

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var text = DecodedText.of(file, blocks.limits());
        try (var records = records(text, separator(text))) {
            var rows = new ArrayList<List<String>>();
            for (var record : (Iterable<CsvRecord>) records::iterator) {
                rows.add(record.getFields());
                if (rows.size() >= MAX_ROWS) {
                    add(rows, blocks);
                }
            }
            add(rows, blocks);
        }
    }

    /** A long table is split; the following parts repeat its header. */
    private static void add(List<List<String>> rows, BlockCollector blocks) {
        var before = blocks.blocks();
        boolean header = false;
        if (!rows.isEmpty()
                && !before.isEmpty()
                && before.getLast() instanceof Block.Table table
                && !table.header().isEmpty()) {
            rows.addFirst(table.header());
            header = true;
        }
        blocks.table(rows, header);
        rows.clear();
    }

    private static char separator(String text) {
        var sample = text.lines().limit(SAMPLE_LINES).collect(Collectors.joining("\n"));
        return SEPARATORS.stream()
                .max(Comparator.comparingDouble(separator -> evenness(sample, separator)))
                .orElseThrow();
    }

    /** {@return the average number of fields, reduced by how much the lines differ} */
    private static double evenness(String sample, char separator) {
        try (var records = records(sample, separator)) {
            var widths = records.mapToInt(CsvRecord::getFieldCount).summaryStatistics();
            return widths.getAverage() - 2.0 * (widths.getMax() - widths.getMin()) / Math.max(1, widths.getMax());
        }
    }

    private static Stream<CsvRecord> records(String text, char separator) {
        return de.siegmar.fastcsv.reader.CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text).stream();
    }
}

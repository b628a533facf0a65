package dev.docent.bench.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The command that writes a collection of annual reports: each page is an entry with the file name of its report. The pages of
 * all firms and years have the same sentences, with other figures, and few of them name the firm: only file names tell them
 * apart. Each question is about a page of one report. The same arguments write the same collection.
 */
public final class GenerateReports {

    private static final int FIRST_YEAR = 2017;

    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final List<Map<String, Object>> queries = new ArrayList<>();
    private final List<Map<String, Object>> named = new ArrayList<>();
    private final List<String> judgements = new ArrayList<>(List.of("query\tdocument\tgrade"));

    private GenerateReports() {}

    /**
     * Writes the collection, and beside it, in {@code FOLDER-named}, the same one with searches in the report that is asked about.
     *
     * @param arguments the folder, the number of firms, the number of years, and the share of templates' questions that are asked, in percent
     */
    public static void main(String... arguments) throws IOException {
        var reports = new GenerateReports();
        var random = new Random(19);
        for (var firm : Firm.first(Integer.parseInt(arguments[1]))) {
            for (int year = FIRST_YEAR; year < FIRST_YEAR + Integer.parseInt(arguments[2]); year++) {
                reports.add(firm, year, Integer.parseInt(arguments[3]), random);
            }
        }
        reports.write(Path.of(arguments[0]), reports.queries);
        reports.write(Path.of(arguments[0] + "-named"), reports.named);
    }

    private void add(Firm firm, int year, int percent, Random random) {
        var file = firm.file(year);
        var page = 0;
        for (var template : PageTemplate.all()) {
            var id = file + "#" + ++page;
            var text = PageTemplate.fill(template.text(), firm.name(), year, random);
            entries.add(Map.of("_id", id, "title", "", "text", text, "filename", file));
            for (var question : template.questions()) {
                if (random.nextInt(100) < percent) {
                    ask(PageTemplate.fill(question, firm.name(), year, random), file, id);
                }
            }
        }
    }

    private void ask(String question, String file, String page) {
        var id = "q" + queries.size();
        queries.add(Map.of("_id", id, "text", question));
        named.add(Map.of("_id", id, "text", question, "filename", file));
        judgements.add(id + "\t" + page + "\t1");
    }

    private void write(Path folder, List<Map<String, Object>> asked) throws IOException {
        Files.createDirectories(folder);
        writeLines(folder.resolve("corpus.jsonl"), entries);
        writeLines(folder.resolve("queries.jsonl"), asked);
        Files.write(folder.resolve("qrels.tsv"), judgements);
    }

    private static void writeLines(Path file, List<Map<String, Object>> lines) throws IOException {
        var json = new ObjectMapper();
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(json.writeValueAsString(line)).append('\n');
        }
        Files.writeString(file, text);
    }
}

package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.RetrievalEvaluation.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param folder the collection
 * @param modes the modes to search in; may be empty
 * @param answers the most questions to answer, in the order of the file
 * @param out the file of the report as JSON; null for none
 * @param vectors the file of the passages' vectors; null for none
 */
record Options(
        Path folder,
        List<Mode> modes,
        int answers,
        @Nullable Path out,
        @Nullable Path vectors) {

    static final String USAGE = """
            Usage: Evaluate FOLDER [--modes keyword,semantic,hybrid,rrf|none] [--answers N] [--out FILE.json] [--vectors FILE]
              FOLDER     corpus.jsonl, queries.jsonl, qrels.tsv and optionally answers.jsonl
              --modes    the search modes; all four by default
              --answers  the most questions to answer; all by default
              --out      also writes the report as JSON
              --vectors  stores the vectors of passages in this file for the next run""";

    /** {@return the options} @throws IllegalArgumentException with a message for the user */
    static Options parse(String... arguments) {
        var options = new Options(folder(arguments), List.of(Mode.values()), Integer.MAX_VALUE, null, null);
        for (int i = 1; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static Path folder(String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("A folder is missing");
        }
        var folder = Path.of(arguments[0]);
        if (!Files.exists(folder.resolve("corpus.jsonl"))) {
            throw new IllegalArgumentException("There is no corpus.jsonl in " + folder);
        }
        return folder;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--modes" -> new Options(folder, modes(value), answers, out, vectors);
            case "--answers" -> new Options(folder, modes, count(value), out, vectors);
            case "--out" -> new Options(folder, modes, answers, Path.of(value), vectors);
            case "--vectors" -> new Options(folder, modes, answers, out, Path.of(value));
            default -> throw new IllegalArgumentException("Unknown option " + name);
        };
    }

    private static List<Mode> modes(String value) {
        try {
            return value.equals("none")
                    ? List.of()
                    : Stream.of(value.split(","))
                            .map(mode -> Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
                            .distinct()
                            .toList();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("--modes takes none, or some of keyword,semantic,hybrid,rrf", unknown);
        }
    }

    private static int count(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("--answers takes a number");
        }
        return Integer.parseInt(value);
    }
}

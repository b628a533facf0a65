package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which batches of passages a service began to embed, life by life, as its log tells at the level DEBUG. */
final class EmbeddedBatches {

    private static final Pattern BEGUN = Pattern.compile("embedding document=(\\S+) from=(\\d+) to=");

    private final Path log;
    private final List<List<Batch>> lives = new ArrayList<>();
    private int linesRead;

    EmbeddedBatches(Path log) {
        this.log = log;
    }

    /** Counts what was logged since the last call to the life that just ended. */
    void endOfLife() throws IOException {
        var lines = Files.readAllLines(log);
        lives.add(lines.subList(linesRead, lines.size()).stream()
                .map(BEGUN::matcher)
                .filter(Matcher::find)
                .map(begun -> new Batch(begun.group(1), Integer.parseInt(begun.group(2))))
                .toList());
        linesRead = lines.size();
    }

    /** A life begins each batch of a document once, and the next goes on with the last batch that was begun, or later. */
    void mustNotRepeatButWhatAKillCutOff() {
        var reached = new HashMap<String, Integer>();
        for (var life : lives) {
            var reachedInThisLife = new HashMap<String, Integer>();
            for (var batch : life) {
                assertThat(batch.from())
                        .as("%s after an earlier life", batch)
                        .isGreaterThanOrEqualTo(reached.getOrDefault(batch.document(), 0));
                assertThat(batch.from())
                        .as("%s in one life", batch)
                        .isGreaterThan(reachedInThisLife.getOrDefault(batch.document(), -1));
                reachedInThisLife.put(batch.document(), batch.from());
            }
            reached.putAll(reachedInThisLife);
        }
        assertThat(reached).as("batches are logged").isNotEmpty();
        assertThat(reached.values()).as("documents of several batches").anyMatch(from -> from > 0);
    }

    private record Batch(String document, int from) {}
}

package dev.docent.retrieval.perception;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said in audio.
 *
 * @param parts in the order in which they are said; empty if nothing is said
 * @param isWhole false if the model ended before the audio did
 */
public record Transcript(List<Part> parts, boolean isWhole) {

    private static final Pattern TIMED = Pattern.compile("\\[(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})]\\s*(.*)");

    public Transcript {
        parts = List.copyOf(parts);
    }

    /**
     * A part of what is said.
     *
     * @param seconds at which it begins; null if the model did not state it
     */
    public record Part(@Nullable Integer seconds, String text) {}

    /**
     * {@return the transcript that a model wrote, a part a line, each with its time in brackets if it stated one} A time that is
     * before that of an earlier part, or beyond the audio, is none.
     *
     * @param length of the audio
     */
    static Transcript of(String written, Duration length, boolean isWhole) {
        var parts = new ArrayList<Part>();
        var latest = 0;
        for (var line : written.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList()) {
            var timed = TIMED.matcher(line);
            if (!timed.matches()) {
                parts.add(new Part(null, line));
                continue;
            }
            var seconds = seconds(timed.group(1)) * 3600 + seconds(timed.group(2)) * 60 + seconds(timed.group(3));
            var isPossible = seconds >= latest && seconds <= length.toSeconds();
            latest = isPossible ? seconds : latest;
            if (!timed.group(4).isBlank()) {
                parts.add(new Part(isPossible ? seconds : null, timed.group(4).strip()));
            }
        }
        return new Transcript(parts, isWhole);
    }

    private static int seconds(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

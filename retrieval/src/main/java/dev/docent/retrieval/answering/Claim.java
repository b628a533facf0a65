package dev.docent.retrieval.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence of an answer with the numbers of the citations behind it. Sentences without any belong to the next that has
 * some, as do those that go on behind the number: they stand or fall together.
 *
 * @param written as it stands in the answer, with the numbers and the space behind it; all claims together are the answer
 * @param citations the numbers; none for what the answer ends with
 */
record Claim(String written, List<Integer> citations) {

    private static final Pattern NUMBERS = Pattern.compile("\\[\\d{1,4}(?:\\s*,\\s*\\d{1,4})*]");
    private static final Pattern SPACED = Pattern.compile("(?<space>\\s*)(?<numbers>" + NUMBERS + ")");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern MARKS = Pattern.compile(NUMBERS + "(?:\\s*" + NUMBERS + ")*+");
    private static final Pattern ENDED = Pattern.compile("[.!?…。！？؟][\"'”’»)]*\\s*$");
    private static final Pattern ENDS = Pattern.compile("(?<end>[.!?…。！？؟]*\\s*)(?<after>\\S|$)");

    /** {@return the answer cut into claims, in its order} */
    static List<Claim> of(String answer) {
        var claims = new ArrayList<Claim>();
        int from = 0;
        for (var marks : MARKS.matcher(answer).results().toList()) {
            int to = end(answer, from, marks);
            if (to > 0) {
                claims.add(of(answer, from, to));
                from = to;
            }
        }
        if (from < answer.length()) {
            claims.add(of(answer, from, answer.length()));
        }
        return claims;
    }

    private static Claim of(String answer, int from, int to) {
        var written = answer.substring(from, to);
        var numbers = NUMBERS.matcher(written)
                .results()
                .flatMap(each -> DIGITS.matcher(each.group()).results())
                .map(each -> Integer.valueOf(each.group()))
                .distinct()
                .toList();
        return new Claim(written, numbers);
    }

    /** {@return where the sentence ends that these numbers stand in, or 0 when it goes on} */
    private static int end(String answer, int from, MatchResult marks) {
        var next = ENDS.matcher(answer).region(marks.end(), answer.length());
        if (!next.lookingAt()) {
            return answer.length();
        }
        var after = next.group("after");
        var isEnd = after.isEmpty()
                || !next.group("end").isBlank()
                || next.group("end").contains("\n")
                || ENDED.matcher(answer.substring(from, marks.start())).find()
                || !(Character.isLowerCase(after.codePointAt(0)) || ",;:)–-".contains(after));
        return isEnd ? next.end("end") : 0;
    }

    /** {@return what it says, without the numbers} */
    String text() {
        return MARKS.matcher(written).replaceAll(" ");
    }

    /**
     * {@return the claim as it is written when its citations have other numbers}
     *
     * @param numbers gives the new number of each; empty to leave it out
     */
    String renumbered(Function<Integer, Optional<Integer>> numbers) {
        return SPACED.matcher(written).replaceAll(marks -> {
            var left = DIGITS.matcher(marks.group("numbers"))
                    .results()
                    .flatMap(each -> numbers.apply(Integer.valueOf(each.group())).stream())
                    .distinct()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            return left.isEmpty() ? "" : marks.group("space") + "[" + left + "]";
        });
    }
}

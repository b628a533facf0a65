package dev.docent.retrieval.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence of an answer with the numbers of the citations that follow it. Sentences without citations belong to the
 * next cited sentence, as does text that continues after the number: they are kept or dropped together.
 *
 * @param written the text as it appears in the answer, with numbers and trailing space; all claims concatenated are the
 *     answer
 * @param citations the numbers; empty for an uncited end of the answer
 */
record Claim(String written, List<Integer> citations) {

    private static final Pattern NUMBERS = Pattern.compile("\\[\\d{1,4}(?:\\s*,\\s*\\d{1,4})*]");
    private static final Pattern SPACED = Pattern.compile("(?<space>\\s*)(?<numbers>" + NUMBERS + ")");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern MARKS = Pattern.compile(NUMBERS + "(?:\\s*" + NUMBERS + ")*+");
    private static final Pattern ENDED = Pattern.compile("[.!?…。！？؟][\"'”’»)]*\\s*$");
    private static final Pattern ENDS = Pattern.compile("(?<end>[.!?…。！？؟]*\\s*)(?<after>\\S|$)");

    /** {@return the claims of the answer, in order} */
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

    /** {@return the end of the sentence that contains these numbers, or 0 if the sentence continues} */
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

    /** {@return the text without the numbers} */
    String text() {
        return MARKS.matcher(written).replaceAll(" ");
    }

    /**
     * {@return the text of this claim with its citations renumbered}
     *
     * @param numbers maps each number to its new one; empty removes the number
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

package dev.docent.retrieval.answering;

import dev.docent.retrieval.answering.polar.Verdict;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks each sentence of an answer against the passages that it cites: its numbers, dates and names must occur in
 * them, in any notation, or in their headings or file names. This finds facts that were invented or attributed to the
 * wrong document. It does not understand language: a sentence with the right names and the wrong verb passes.
 *
 * <p>Safe for concurrent use. That quotes occur in the documents is checked by {@link CitationCheck}.
 */
public final class SupportCheck {

    private final Facts facts = new Facts(new WordAnalyzer());
    private final Unsupported unsupported;

    public SupportCheck(Unsupported unsupported) {
        this.unsupported = unsupported;
    }

    /**
     * {@return the checked answer: a citation is supported if at least one sentence refers to it and all such sentences
     * pass} Sentences that fail are marked or dropped; what remains keeps its order, with citations renumbered from 1.
     *
     * @param text refers to its citations as {@code [1]}; a sentence without citations is checked against those of the
     *     next cited sentence, and behind the last one against nothing
     * @param cited the citations, each with its passage
     */
    public Checked check(String text, List<Cited> cited) {
        return check(text, cited, List.of());
    }

    /**
     * {@return the answer, checked as without computed values, except that a sentence may also state a value that was computed
     * from rows which its citations quote}
     */
    public Checked check(String text, List<Cited> cited, List<Computed> computed) {
        return check(text, cited, claim -> holds(claim, cited, computed), unsupported);
    }

    /**
     * {@return the answer, checked as without yes and no, except that a sentence may begin with one of them only if the verdict
     * follows from what it cites, or the document says it}
     *
     * @param verdict null if none was derived
     */
    public Checked check(String text, List<Cited> cited, @Nullable Verdict verdict) {
        return check(text, cited, claim -> holds(claim, cited, List.of()) && opens(claim, cited, verdict), unsupported);
    }

    private static boolean opens(Claim claim, List<Cited> cited, @Nullable Verdict verdict) {
        var opening = Verdict.openingOf(claim.text());
        if (opening.isEmpty()) {
            return true;
        }
        var quotes = quotes(claim, cited);
        return quotes.stream().anyMatch(quote -> Verdict.openingOf(quote).equals(opening))
                || verdict != null && verdict.permits(claim.text(), quotes);
    }

    private static List<String> quotes(Claim claim, List<Cited> cited) {
        return cited.stream()
                .map(Cited::citation)
                .filter(each -> claim.citations().contains(each.index()))
                .map(Citation::quote)
                .toList();
    }

    /** {@return whether the sentence states nothing that its citations do not have} */
    boolean holds(Claim claim, List<Cited> cited) {
        return holds(claim, cited, List.of());
    }

    /** {@return whether a sentence becomes part of an answer} @param holds whether it states nothing but what its citations have */
    boolean keeps(boolean holds) {
        return holds || unsupported == Unsupported.MARK;
    }

    /**
     * {@return the checked answer, with failing sentences marked even if they should be dropped: for text that was
     * already sent}
     *
     * @param holds what was found of each sentence
     */
    static Checked marked(String text, List<Cited> cited, Predicate<Claim> holds) {
        return check(text, cited, holds, Unsupported.MARK);
    }

    private static Checked check(String text, List<Cited> cited, Predicate<Claim> holds, Unsupported unsupported) {
        var claims = Claim.of(text);
        var holding = claims.stream().filter(holds).toList();
        var left = unsupported == Unsupported.DROP ? holding : claims;
        var failed = numbers(claims, claim -> !holding.contains(claim));
        var referred = numbers(left, claim -> true);
        var kept = cited.stream()
                .map(Cited::citation)
                .filter(citation -> unsupported == Unsupported.MARK || referred.contains(citation.index()))
                .toList();
        var order = kept.stream().map(Citation::index).toList();
        return new Checked(
                left.stream()
                        .map(claim -> claim.renumbered(number -> Optional.of(place(order, number))))
                        .collect(Collectors.joining())
                        .strip(),
                IntStream.range(0, kept.size())
                        .mapToObj(i -> kept.get(i)
                                .checked(
                                        i + 1,
                                        referred.contains(order.get(i))
                                                && (unsupported == Unsupported.DROP || !failed.contains(order.get(i)))))
                        .toList());
    }

    /** {@return the new number of a citation; the old number if the citation was dropped} */
    private static int place(List<Integer> order, int number) {
        var place = order.indexOf(number);
        return place < 0 ? number : place + 1;
    }

    private boolean holds(Claim claim, List<Cited> cited, List<Computed> computed) {
        var stated = facts.statedBy(claim.text());
        if (stated.isEmpty()) {
            return true;
        }
        var own = cited.stream()
                .filter(each -> claim.citations().contains(each.citation().index()))
                .toList();
        var quotes = quotes(claim, cited);
        var sources = new HashSet<String>();
        own.forEach(each -> sources.addAll(facts.in(each.source())));
        computed.forEach(value -> sources.addAll(value.facts(quotes, facts)));
        return stated.isIn(sources);
    }

    private static Set<Integer> numbers(List<Claim> claims, Predicate<Claim> which) {
        return claims.stream()
                .filter(which)
                .flatMap(claim -> claim.citations().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A citation and the passage that it quotes. */
    public record Cited(Citation citation, Passage passage) {

        String source() {
            return String.join("\n", passage.headings())
                    + "\n"
                    + passage.source().filename().replaceAll("[^\\p{L}\\p{N}]+", " ")
                    + "\n"
                    + passage.text();
        }
    }

    /**
     * A checked answer.
     *
     * @param text empty if every sentence failed and failing sentences are dropped
     * @param citations ordered by number
     */
    public record Checked(String text, List<Citation> citations) {

        public Checked {
            citations = List.copyOf(citations);
        }
    }
}

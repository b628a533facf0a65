package dev.docent.retrieval.answering;

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

/**
 * Holds each sentence of an answer against the passages that it cites: its numbers, dates and names must occur in them, in
 * whatever way they are written, or in their headings or the names of their documents. It finds what was invented or
 * mixed up between documents; it does not understand: a sentence that puts the right names to the wrong verb passes.
 *
 * <p>Safe for concurrent use. That the quotes stand in the documents is for {@link CitationCheck}.
 */
public final class SupportCheck {

    private final Facts facts = new Facts(new WordAnalyzer());
    private final Unsupported unsupported;

    public SupportCheck(Unsupported unsupported) {
        this.unsupported = unsupported;
    }

    /**
     * {@return the answer with what became of its citations: a citation is supported when a sentence refers to it and each
     * that does holds. What does not hold is marked or left out; what is left keeps its order and is numbered from 1}
     *
     * @param text refers to its citations as {@code [1]}; sentences without any are held against those of the next that
     *     has some, and behind the last of those against nothing
     * @param cited the citations, each with what it quotes from
     */
    public Checked check(String text, List<Cited> cited) {
        return check(text, cited, unsupported);
    }

    /** {@return the same, with what does not hold marked: for an answer that was already told} */
    Checked marked(String text, List<Cited> cited) {
        return check(text, cited, Unsupported.MARK);
    }

    private Checked check(String text, List<Cited> cited, Unsupported unsupported) {
        var claims = Claim.of(text);
        var holding = claims.stream().filter(claim -> holds(claim, cited)).toList();
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

    /** {@return the new number of a citation; the old one where there is none, so that the text stays} */
    private static int place(List<Integer> order, int number) {
        var place = order.indexOf(number);
        return place < 0 ? number : place + 1;
    }

    private boolean holds(Claim claim, List<Cited> cited) {
        if (!facts.areIn(claim.text())) {
            return true;
        }
        var sources = new HashSet<String>();
        cited.stream()
                .filter(each -> claim.citations().contains(each.citation().index()))
                .forEach(each -> sources.addAll(facts.in(each.source())));
        return facts.hold(claim.text(), sources);
    }

    private static Set<Integer> numbers(List<Claim> claims, Predicate<Claim> which) {
        return claims.stream()
                .filter(which)
                .flatMap(claim -> claim.citations().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A citation and the passage that it quotes from. */
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
     * An answer that was checked.
     *
     * @param text empty when nothing of it holds and that is dropped
     * @param citations in the order of their numbers
     */
    public record Checked(String text, List<Citation> citations) {

        public Checked {
            citations = List.copyOf(citations);
        }
    }
}

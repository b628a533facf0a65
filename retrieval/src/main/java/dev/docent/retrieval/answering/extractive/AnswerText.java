package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The text of an answer: sentences followed by the numbers of their citations. Adjacent sentences share one citation. A
 * sentence whose quote cannot be verified is dropped with its citation.
 */
final class AnswerText {

    private static final Pattern MARK = Pattern.compile("\\[(\\d+)]");

    private final CitationCheck check;
    private final Function<Candidate, String> said;
    private final StringBuilder text = new StringBuilder();
    private final List<Cited> cited = new ArrayList<>();

    /** @param said a sentence as the answer says it */
    AnswerText(CitationCheck check, Function<Candidate, String> said) {
        this.check = check;
        this.said = said;
    }

    void add(List<ScoredSentence> sentences) {
        int from = 0;
        for (int i = 1; i <= sentences.size(); i++) {
            if (i == sentences.size()
                    || !sentences
                            .get(i - 1)
                            .sentence()
                            .isJustBefore(sentences.get(i).sentence())) {
                addNeighbours(sentences.subList(from, i));
                from = i;
            }
        }
    }

    private void addNeighbours(List<ScoredSentence> sentences) {
        var first = sentences.getFirst().sentence();
        var last = sentences.getLast().sentence();
        var passage = first.hit().passage();
        var score = sentences.stream().mapToDouble(ScoredSentence::score).max().orElse(0);
        check.cite(cited.size() + 1, passage, first.span().from(), last.span().to(), score)
                .ifPresent(citation -> {
                    cited.add(new Cited(citation, passage));
                    text.append(text.isEmpty() ? "" : " ")
                            .append(readable(sentences))
                            .append(" [")
                            .append(citation.index())
                            .append(']');
                });
    }

    /**
     * Rows and list items have no final full stop, so one is added. Footnote marks of documents look like citations of
     * the answer; they get other brackets here, but not in the quote.
     */
    private String readable(List<ScoredSentence> sentences) {
        var all = new StringBuilder();
        for (var scored : sentences) {
            if (!all.isEmpty()) {
                all.append(Character.isLetterOrDigit(all.codePointBefore(all.length())) ? "; " : " ");
            }
            all.append(said.apply(scored.sentence()));
        }
        return MARK.matcher(all).replaceAll("($1)");
    }

    /** {@return the text; empty if no sentence could be verified} */
    String text() {
        return text.toString();
    }

    /** {@return the citations with their passages} */
    List<Cited> cited() {
        return cited;
    }
}

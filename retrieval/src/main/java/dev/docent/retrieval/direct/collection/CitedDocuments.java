package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.SupportingSentence.Place;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.SentenceBreaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The citations of an answer: of each document its first sentence, or the one that was found. Used by one thread. */
final class CitedDocuments {

    private static final int LONGEST_QUOTE = 300;

    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");
    private static final Pattern LINE = Pattern.compile("(?m)\\S.*\\p{L}{3}.*$");

    private final CitationCheck check;
    private final List<Citation> citations = new ArrayList<>();

    CitedDocuments(CitationCheck check) {
        this.check = check;
    }

    /** {@return the name followed by the number of the citation; the name only if nothing can be cited} */
    String cite(String filename, Optional<Passage> passage) {
        return passage.map(first -> {
                    var sentence = firstSentence(first.text());
                    return cite(filename, first, sentence.from(), sentence.to());
                })
                .orElseGet(() -> name(filename));
    }

    /** {@return the name followed by the number of the citation} @param from range of the quote in the passage */
    String cite(String filename, Passage passage, int from, int to) {
        var number = citations.size() + 1;
        var cited = check.cite(number, passage, from, to, 1);
        cited.ifPresent(citation -> citations.add(citation.checked(number, true)));
        return name(filename) + (cited.isPresent() ? " [" + number + "]" : "");
    }

    /** A name may look like the number of a citation. */
    private static String name(String filename) {
        return filename.replaceAll("\\[(\\d+)]", "($1)");
    }

    /** {@return the first sentence of the first line that is more than a date or a page number} */
    private static Place firstSentence(String text) {
        var line = LINE.matcher(text);
        var from = line.find() ? line.start() : 0;
        var to = text.indexOf('\n', from);
        var rest = text.substring(from, to < 0 ? text.length() : to);
        var end = SentenceBreaks.ends(rest).getFirst();
        var most = rest.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, rest.codePointCount(0, rest.length())));
        return new Place(
                from,
                from + rest.substring(0, Math.min(end, most)).stripTrailing().length(),
                0);
    }

    /** {@return the citations, by number} */
    List<Citation> citations() {
        return citations;
    }
}

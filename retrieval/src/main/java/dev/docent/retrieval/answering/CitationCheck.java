package dev.docent.retrieval.answering;

import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.Passage;
import java.util.Optional;

/**
 * Creates citations whose quotes occur verbatim in the stored text of their document, or in the edited text of a passage.
 * Whether a quote supports the
 * answer is checked by {@link SupportCheck}.
 */
public record CitationCheck(SourceTexts texts) {

    /**
     * {@return the citation, or empty if the stored text at that position differs or no longer exists}
     *
     * @param index the number of the citation in the answer
     * @param passage the passage to quote from
     * @param from start of the quote in the text of the passage, in UTF-16 code units
     * @param to end of the quote, exclusive
     * @param score how well the quote supports the answer, 0 to 1
     */
    public Optional<Citation> cite(int index, Passage passage, int from, int to, double score) {
        var source = passage.source();
        var quote = passage.text().substring(from, to);
        var start = startOf(passage, from);
        var end = passage.edited() ? passage.end() : start + quote.codePointCount(0, quote.length());
        return stored(passage, start, end, quote)
                .map(stored -> new Citation(
                        index,
                        source.document(),
                        source.filename(),
                        passage.page(),
                        passage.pageEnd(),
                        passage.headings(),
                        passage.id(),
                        start,
                        end,
                        stored,
                        score,
                        passage.recognized(),
                        passage.edited(),
                        false));
    }

    /** The positions of an edited text are not those of the extracted one, so that it is located as a whole. */
    private static int startOf(Passage passage, int from) {
        return passage.edited()
                ? passage.start()
                : passage.start() + passage.text().codePointCount(0, from);
    }

    private Optional<String> stored(Passage passage, int start, int end, String quote) {
        var document = passage.source().ref();
        return passage.edited()
                ? texts.edited(document, start, end)
                        .filter(passage.text()::equals)
                        .map(_ -> quote)
                : texts.slice(document, start, end).filter(quote::equals);
    }
}

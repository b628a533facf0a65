package dev.docent.retrieval.answering;

import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.Passage;
import java.util.Optional;

/**
 * Makes citations, and only of quotes that stand verbatim in the stored text of their document. Whether they support what
 * the answer says is for {@link SupportCheck}.
 */
public final class CitationCheck {

    private final SourceTexts texts;

    public CitationCheck(SourceTexts texts) {
        this.texts = texts;
    }

    /**
     * {@return the citation, or empty when the stored text at that place is another or is gone}
     *
     * @param index what the answer calls it by
     * @param passage what is quoted
     * @param from where the quote begins in the passage's text, as Java counts characters
     * @param to where it ends
     * @param score how well it supports the answer, 0..1
     */
    public Optional<Citation> cite(int index, Passage passage, int from, int to, double score) {
        var source = passage.source();
        var quote = passage.text().substring(from, to);
        var start = passage.start() + passage.text().codePointCount(0, from);
        var end = start + quote.codePointCount(0, quote.length());
        return texts.slice(source.owner(), source.document(), start, end)
                .filter(quote::equals)
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
                        false));
    }
}

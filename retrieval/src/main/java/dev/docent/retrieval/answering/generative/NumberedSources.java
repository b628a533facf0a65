package dev.docent.retrieval.answering.generative;

import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.GroundedText;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.index.PassageHit;
import java.util.List;
import java.util.Optional;

/** The passages of a prompt, by number. */
record NumberedSources(List<PassageHit> passages, SupportingSentence sentences, CitationCheck check)
        implements GroundedText.Sources {

    @Override
    public Optional<Cited> cite(int index, int source, String claim) {
        if (source < 1 || source > passages.size()) {
            return Optional.empty();
        }
        var hit = passages.get(source - 1);
        return sentences
                .find(claim, hit)
                .flatMap(place -> check.cite(index, hit.passage(), place.from(), place.to(), place.coverage()))
                .map(citation -> new Cited(citation, hit.passage()));
    }
}

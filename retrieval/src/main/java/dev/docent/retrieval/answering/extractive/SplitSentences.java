package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.PassageSentences;
import dev.docent.retrieval.answering.SupportingSentence.Place;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sentences that answers consist of. */
@Component
final class SplitSentences implements PassageSentences {

    @Override
    public List<Place> of(Passage passage) {
        return SentenceSplitter.split(passage.text()).stream()
                .map(span -> new Place(span.from(), span.to(), 0))
                .toList();
    }
}

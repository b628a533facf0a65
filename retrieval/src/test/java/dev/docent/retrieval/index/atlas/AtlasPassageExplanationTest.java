package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.PassageExplanationContract;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The contract on servers of several versions, with search nodes that lag and that do not. */
class AtlasPassageExplanationTest {

    @Nested
    class Ranks extends PassageExplanationContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start(), Fusion.RANKS);
        }
    }

    @Nested
    class OlderServer extends PassageExplanationContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.ofVersion80(), Fusion.RANKS);
        }
    }

    @Nested
    class Scores extends PassageExplanationContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start(), Fusion.SCORES);
        }
    }

    @Nested
    class LaggingNodes extends PassageExplanationContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start().lagging(1, 3), Fusion.RANKS);
        }
    }
}

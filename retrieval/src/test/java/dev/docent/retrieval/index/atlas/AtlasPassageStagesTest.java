package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageStagesContract;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The contract on servers of several versions, with search indexes that lag and that do not. */
class AtlasPassageStagesTest {

    @Nested
    class Ranks extends PassageStagesContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start(), Fusion.RANKS);
        }
    }

    @Nested
    class OlderServer extends PassageStagesContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.ofVersion80(), Fusion.RANKS);
        }
    }

    @Nested
    class Scores extends PassageStagesContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start(), Fusion.SCORES);
        }
    }

    @Nested
    class Lagging extends PassageStagesContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start().lagging(3), Fusion.RANKS);
        }
    }
}

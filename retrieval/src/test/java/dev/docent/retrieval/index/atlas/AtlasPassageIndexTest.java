package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageIndexContract;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The contract on servers of several versions, with search nodes that lag and that do not. */
class AtlasPassageIndexTest {

    @Nested
    class Ranks extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start(), Fusion.RANKS);
        }
    }

    @Nested
    class OlderServer extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.ofVersion80(), Fusion.RANKS);
        }
    }

    @Nested
    class Scores extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start(), Fusion.SCORES);
        }
    }

    @Nested
    class LaggingAndLookingUp extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.ofVersion80().lagging(3).leavingOutDeleted(), Fusion.RANKS);
        }
    }

    @Nested
    class LaggingNodes extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start().lagging(1, 3), Fusion.RANKS);
        }
    }
}

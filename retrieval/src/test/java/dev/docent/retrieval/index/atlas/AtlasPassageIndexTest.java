package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageIndexContract;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The contract on servers that fuse by themselves and on others, with search indexes that lag and that do not. */
class AtlasPassageIndexTest {

    @Nested
    class InOneCall extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start(), Fusion.RANKS);
        }
    }

    @Nested
    class OwnFusion extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.withoutRankFusion(), Fusion.RANKS);
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
            return new OpenedIndex(AtlasStandIn.start().lagging(3).leavingOutDeleted(), Fusion.RANKS);
        }
    }

    @Nested
    class Lagging extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return new OpenedIndex(AtlasStandIn.start().lagging(3), Fusion.RANKS);
        }
    }
}

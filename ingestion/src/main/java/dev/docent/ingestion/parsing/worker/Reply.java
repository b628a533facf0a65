package dev.docent.ingestion.parsing.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a worker process says while it reads a file: any number of pages, the blocks, and an end. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "pages", value = Reply.Pages.class),
    @JsonSubTypes.Type(name = "recognition-begins", value = Reply.RecognitionBegins.class),
    @JsonSubTypes.Type(name = "recognition-ends", value = Reply.RecognitionEnds.class),
    @JsonSubTypes.Type(name = "found", value = Reply.Found.class),
    @JsonSubTypes.Type(name = "placed", value = Reply.Placed.class),
    @JsonSubTypes.Type(name = "finished", value = Reply.Finished.class),
    @JsonSubTypes.Type(name = "refused", value = Reply.Refused.class)
})
sealed interface Reply {

    /** How far it is. */
    record Pages(int read, @Nullable Integer of) implements Reply {}

    /** It recognises the characters of a page, which takes long. */
    record RecognitionBegins() implements Reply {}

    /** The characters of the page are recognised. */
    record RecognitionEnds() implements Reply {}

    /** A block, the next in reading order. */
    record Found(Block block) implements Reply {}

    /** Where the words of a page stand. */
    record Placed(PageWords words) implements Reply {}

    /** The end of a file that was read; all its blocks and words were said. */
    record Finished(String mediaType, @Nullable Integer pages, List<Omission> omissions, Set<Integer> recognizedPages)
            implements Reply {}

    /** The end of a file that cannot be read. */
    record Refused(Reason reason, String message) implements Reply {}
}

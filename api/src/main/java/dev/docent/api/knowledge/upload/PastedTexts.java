package dev.docent.api.knowledge.upload;

import dev.docent.api.exchange.TextRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts that become documents: either one, with its members here, or a list of them. */
@Schema(
        name = "PastedTexts",
        example = "{\"title\": \"Opening hours\", \"text\": \"The archive is open from 9 to 5.\"}")
record PastedTexts(
        @Nullable @Pattern(regexp = TextRules.TEXT, message = TextRules.NOT_TEXT)
        String text,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String filename,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
        String title,

        @Nullable @Size(min = 1, max = 1024) String path,
        @Nullable Map<String, @Nullable Object> metadata,

        @Nullable @Valid @Size(min = 1, max = 500) @Schema(description = "Replaces the other members")
        List<@NotNull PastedText> documents) {

    /**
     * A text.
     *
     * @param title its heading; also names the file if neither a file name nor a path is given
     */
    @Schema(name = "PastedText")
    record PastedText(
            @NotNull @Pattern(regexp = TextRules.TEXT, message = TextRules.NOT_TEXT)
            String text,

            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String filename,

            @Nullable
            @Size(min = 1, max = 200)
            @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            @Schema(description = "Becomes the heading of the text, which is then read as Markdown")
            String title,

            @Nullable @Size(min = 1, max = 1024) @Schema(description = "Its path in a folder")
            String path,

            @Nullable Map<String, @Nullable Object> metadata) {

        /** {@return the content of the file that an upload would have} */
        String content() {
            return title == null ? text : "# " + title.strip() + "\n\n" + text;
        }

        /** {@return the name of the file, with the extension of its content} */
        String name() {
            var ending = title == null ? ".txt" : ".md";
            var given = filename == null ? path : filename;
            var name = given == null ? (title == null ? "text" : title.strip()) : given;
            return given != null && given.matches(".*\\.\\w{1,8}") ? name : name + ending;
        }
    }
}

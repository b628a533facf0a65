package dev.docent.api.conversation.chat;

import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Message;
import dev.docent.retrieval.passage.Citation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conversation as a Markdown document: each answer is followed by the quotes that it cites. */
final class MarkdownExport {

    private MarkdownExport() {}

    static String of(Conversation conversation, List<Message> path) {
        var title = "# " + Objects.requireNonNullElse(conversation.title(), "Conversation");
        return Stream.concat(Stream.of(title), path.stream().map(MarkdownExport::of))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String of(Message message) {
        var author = message.role() == Message.Role.USER ? "## Question" : "## Answer";
        var sources =
                message.citations().items().stream().map(MarkdownExport::of).collect(Collectors.joining("\n"));
        return author + "\n\n" + message.content().strip() + (sources.isEmpty() ? "" : "\n\n" + sources);
    }

    private static String of(Citation citation) {
        return "- [%d] %s%s%s: “%s”"
                .formatted(
                        citation.index(),
                        citation.filename(),
                        pages(citation),
                        citation.edited() ? " (edited)" : "",
                        line(citation.quote()));
    }

    private static String pages(Citation citation) {
        if (citation.page() == null) {
            return "";
        }
        var last = citation.pageEnd();
        return last == null || last.equals(citation.page())
                ? ", page " + citation.page()
                : ", pages " + citation.page() + "–" + last;
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

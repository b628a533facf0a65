package dev.docent.api.conversation;

import dev.docent.api.exchange.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** The URL for questions that is returned with a chat token. */
@Component
final class QuestionUrl {

    private final PublicUrl urls;

    QuestionUrl(PublicUrl urls) {
        this.urls = urls;
    }

    String of(HttpServletRequest request) {
        return urls.of(request, "/query");
    }
}

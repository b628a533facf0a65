package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A conversation of two thousand messages, which are read while one scrolls up. The times of its frames are printed: other
 * tests and programs on the machine decide about them.
 */
@ExtendWith(SharedInstallation.class)
class LongConversationPageIT {

    private static final int MESSAGES = 2000;
    private static final Pattern PAGE = Pattern.compile("limit=(\\d+)&offset=(\\d+)");

    /** Scrolls up to the first message, some way with each frame, and returns what each frame took. */
    private static final String SCROLL = """
            async () => {
              const list = document.querySelector('.messages');
              const frames = [];
              let last = performance.now();
              while (list.scrollTop > 0 || document.querySelector('.earlier')) {
                list.scrollBy(0, -1500);
                await new Promise(requestAnimationFrame);
                frames.push(performance.now() - last);
                last = performance.now();
              }
              return frames;
            }""";

    /** Scrolls to where earlier messages are read, and returns by how many pixels a message on display moved meanwhile. */
    private static final String STAY = """
            async () => {
              const list = document.querySelector('.messages');
              const shown = () => document.querySelectorAll('[data-message]').length;
              const frames = async count => {
                for (let frame = 0; frame < count; frame++) {
                  await new Promise(requestAnimationFrame);
                }
              };
              for (const top of [6000, 3000, 1950]) {
                await frames(30);
                list.scrollTop = top;
              }
              await frames(1);
              const message = [...document.querySelectorAll('[data-message]')].find(each => each.getBoundingClientRect().top > 200);
              const top = message.getBoundingClientRect().top;
              let moved = 0;
              for (let frame = 0; frame < 300 && shown() < 200; frame++) {
                await frames(1);
                moved = Math.max(moved, Math.abs(message.getBoundingClientRect().top - top));
              }
              return moved;
            }""";

    /** Waits until the messages around have their sizes, and returns how far the found one is below the top of the list. */
    private static final String TOP = """
            async () => {
              for (let frame = 0; frame < 60; frame++) {
                await new Promise(requestAnimationFrame);
              }
              const top = element => element.getBoundingClientRect().top;
              return top(document.querySelector('.found')) - top(document.querySelector('.messages'));
            }""";

    private final Installation installation;

    LongConversationPageIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void isReadWhileOneScrollsToItsFirstMessage() {
        try (var anna = installation.person("Anna")) {
            anna.openChat();
            anna.ask("Who was the keeper of the lantern?");
            assertThat(anna.button("Good answer")).isVisible();
            anna.page().route("**/messages?order=desc*", LongConversationPageIT::answer);
            anna.page().reload();
            assertThat(anna.answer()).containsText("Answer 1999");
            assertThat(anna.page().locator("[data-message=m1999] .actions")).isInViewport();

            var moved = ((Number) anna.page().evaluate(STAY)).doubleValue();
            assertThat(anna.page().locator("[data-message]")).hasCount(200);
            var frames = frames(anna);

            System.out.printf(
                    "event=long_conversation frames=%d p50_ms=%.0f p95_ms=%.0f longest_ms=%.0f moved_px=%.1f%n",
                    frames.size(),
                    frames.get(frames.size() / 2),
                    frames.get(frames.size() * 95 / 100),
                    frames.getLast(),
                    moved);
            assertThat(moved).isLessThan(2);
            assertThat(anna.page().locator("[data-message]")).hasCount(MESSAGES);
            assertThat(anna.page().locator("question-item").first()).containsText("Question 0");
            assertThat(anna.page().locator("question-item").first()).isInViewport();
        }
    }

    @Test
    void opensAMessageThatASearchFoundLongAgo() {
        try (var anna = installation.person("Anna")) {
            anna.openChat();
            anna.ask("Who was the keeper of the lantern?");
            assertThat(anna.button("Good answer")).isVisible();
            anna.page().route("**/messages?order=desc*", LongConversationPageIT::answer);
            var conversation = anna.page().url().replaceFirst(".*/", "");
            anna.page()
                    .route(
                            "**/api/v1/chat/search?*",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(new Gson()
                                            .toJson(Map.of("items", List.of(hit(conversation)), "total", 1)))));
            anna.openChat();
            anna.field("Search conversations").fill("lantern");
            assertThat(anna.page().locator(".matches a")).isVisible();
            anna.page().keyboard().press("Tab");
            anna.page().keyboard().press("Enter");

            var found = anna.page().locator("[data-message=m1502]");
            assertThat(found).isFocused();
            assertThat(found).hasClass("found");
            assertThat(found).isInViewport();
            var top = ((Number) anna.page().evaluate(TOP)).doubleValue();
            assertThat(top).isBetween(0.0, 100.0);
            assertThat(anna.page().locator("[data-message=m1999]")).not().isInViewport();
            anna.page().keyboard().press("Tab");
            assertThat(found.locator("button").first()).isFocused();
            assertThat(found).isInViewport();
        }
    }

    private static Map<String, Object> hit(String conversation) {
        return Map.of(
                "conversation_id",
                conversation,
                "conversation_title",
                "The lantern",
                "message_id",
                "m1502",
                "snippet",
                "Question 1502",
                "role",
                "user");
    }

    /** {@return what the frames took, in milliseconds, the shortest first} */
    private static List<Double> frames(Person person) {
        return ((List<?>) person.page().evaluate(SCROLL))
                .stream().map(each -> ((Number) each).doubleValue()).sorted().toList();
    }

    private static void answer(Route route) {
        var page = PAGE.matcher(URI.create(route.request().url()).getQuery());
        assertThat(page.find()).isTrue();
        var limit = Integer.parseInt(page.group(1));
        var newest = MESSAGES - 1 - Integer.parseInt(page.group(2));
        var items = IntStream.range(0, Math.min(limit, newest + 1))
                .mapToObj(each -> message(newest - each))
                .toList();
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(new Gson().toJson(Map.of("items", items, "total", MESSAGES, "limit", limit))));
    }

    private static Map<String, Object> message(int number) {
        return number % 2 == 0
                ? Map.of("id", "m" + number, "role", "user", "content", "Question " + number)
                : Map.of(
                        "id",
                        "m" + number,
                        "role",
                        "assistant",
                        "content",
                        "Answer %d is a sentence that takes about as much room as one does [1].\n"
                                .formatted(number)
                                .repeat(1 + number % 7),
                        "citations",
                        Collections.nCopies(1 + number % 3, citation()));
    }

    private static Map<String, Object> citation() {
        return Map.of(
                "index",
                1,
                "document_id",
                "d",
                "filename",
                "lantern.txt",
                "start",
                0,
                "end",
                40,
                "heading",
                List.of(),
                "quote",
                "The lantern of Brindle was lit in 1811 by its keeper.",
                "supported",
                true,
                "recognized",
                false,
                "boxes",
                List.of());
    }
}

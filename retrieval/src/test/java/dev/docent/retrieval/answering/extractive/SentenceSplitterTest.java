package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

    @Test
    void findsEachSentenceWithoutTheSpaceAroundIt() {
        assertThat(split("  The tower is old.   It leans a lot.\n\nIt stands in Pisa. "))
                .containsExactly("The tower is old.", "It leans a lot.", "It stands in Pisa.");
    }

    @Test
    void readsOnWhereALineIsMerelyWrapped() {
        assertThat(
                        split(
                                "The bridge was opened to traffic in the year\n1932 after eight years.\nShort line\nwent on here."))
                .containsExactly(
                        "The bridge was opened to traffic in the year\n1932 after eight years.",
                        "Short line\nwent on here.");
    }

    @Test
    void cutsListsByLine() {
        assertThat(split("- Bring a warm coat and two blankets\n- Bring water for three days\n• Leave the dog at home"))
                .containsExactly(
                        "- Bring a warm coat and two blankets",
                        "- Bring water for three days",
                        "• Leave the dog at home");
    }

    @Test
    void keepsTheNumberOfAListItemWithIt() {
        assertThat(split(
                        "1. Heat the oven to two hundred degrees.\n2. Mix flour and water.\n10) Bake it. Let it cool."))
                .containsExactly(
                        "1. Heat the oven to two hundred degrees.",
                        "2. Mix flour and water.",
                        "10) Bake it.",
                        "Let it cool.");
    }

    @Test
    void keepsARowOfATableWhole() {
        assertThat(split("| Paris | Capital of France. Very old. |\n| Dr. No | Who? A villain! |"))
                .containsExactly("| Paris | Capital of France. Very old. |", "| Dr. No | Who? A villain! |");
    }

    @Test
    void leavesOutTheHeadingAndTheRuleOfATable() {
        assertThat(split("| City | People |\n|:---|---:|\n| Oslo | 700,000 |\n| Rome | 2,800,000 |"))
                .containsExactly("| Oslo | 700,000 |", "| Rome | 2,800,000 |");
    }

    @Test
    void leavesOutLinesThatSayNothing() {
        assertThat(split("Opening Hours\n\n-----\n\n* * *\n\n…\n\nThe museum is open daily."))
                .containsExactly("The museum is open daily.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fee: none", "Price 40", "開館時間は九時です", "Est. 1889"})
    void keepsAShortLineThatMayBeAnAnswer(String line) {
        assertThat(split(line)).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\n", "?!", "|", "||", "|---|", "#", "🐳"})
    void findsNothingWhereNothingIsSaid(String text) {
        assertThat(split(text)).isEmpty();
    }

    @Test
    void pointsAtTheTextBeyondTheBasicPlaneAsJavaCounts() {
        var text = "🐳🐳 Whales sing at night. 𝒜 is a fancy letter indeed.";

        assertThat(SentenceSplitter.split(text)).containsExactly(new Span(0, 26), new Span(27, text.length()));
    }

    @Test
    void readsAnEndlessTableOrLine() {
        assertThat(split("|a".repeat(5_000) + "|\n|" + "-|".repeat(5_000))).isEmpty();
        assertThat(split("word ".repeat(50_000))).hasSize(1);
    }

    private static List<String> split(String text) {
        return SentenceSplitter.split(text).stream()
                .map(span -> text.substring(span.from(), span.to()))
                .toList();
    }
}

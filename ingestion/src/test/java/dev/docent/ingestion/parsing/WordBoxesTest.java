package dev.docent.ingestion.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordBoxesTest {

    private static final WordBox WORD = new WordBox(0, 10, 1000, 100, 2000, 200, TextDirection.RIGHTWARD, true);

    @Test
    void returnTheAddedBoxes() {
        var boxes = List.of(
                WORD,
                new WordBox(10, 11, 2010, 100, 2020, 200, TextDirection.RIGHTWARD, false),
                new WordBox(13, 900, 0, 4000, WordBox.SIDE, WordBox.SIDE, TextDirection.LEFTWARD, true),
                new WordBox(1_000_000, 1_000_001, 7, 0, 8, 1, TextDirection.DOWNWARD, false),
                new WordBox(1_000_001, 1_000_005, 7, 1, 8, 5, TextDirection.UPWARD, true));

        assertThat(of(boxes)).containsExactlyElementsOf(boxes);
        assertThat(WordBoxes.of(of(boxes).encoded())).isEqualTo(of(boxes));
    }

    @Test
    void takeAFewBytesPerWord() {
        var line = IntStream.range(0, 1000)
                .mapToObj(i -> new WordBox(
                        7 * i,
                        7 * i + 6,
                        600 * (i % 12),
                        100 * (i / 12),
                        600 * (i % 12) + 550,
                        100 * (i / 12) + 90,
                        TextDirection.RIGHTWARD,
                        i % 12 == 0))
                .toList();

        assertThat(of(line).encoded()).hasSizeLessThan(6 * 1000);
    }

    @Test
    void rejectWordsOutOfOrder() {
        assertThatThrownBy(() -> of(List.of(WORD, WORD.at(9, 12, false)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areDividedInReadingDirection() {
        assertThat(WORD.within(5, 99)).extracting(WordBox::left, WordBox::right).containsExactly(1500, 2000);
        assertThat(reading(TextDirection.LEFTWARD).within(5, 99))
                .extracting(WordBox::left, WordBox::right)
                .containsExactly(1000, 1500);
        assertThat(reading(TextDirection.DOWNWARD).within(0, 2))
                .extracting(WordBox::top, WordBox::bottom)
                .containsExactly(100, 120);
        assertThat(reading(TextDirection.UPWARD).within(0, 2))
                .extracting(WordBox::top, WordBox::bottom)
                .containsExactly(180, 200);
    }

    private static WordBox reading(TextDirection direction) {
        return new WordBox(
                WORD.start(), WORD.end(), WORD.left(), WORD.top(), WORD.right(), WORD.bottom(), direction, false);
    }

    private static WordBoxes of(List<WordBox> boxes) {
        var builder = new WordBoxes.Builder();
        boxes.forEach(builder::add);
        return builder.build();
    }
}

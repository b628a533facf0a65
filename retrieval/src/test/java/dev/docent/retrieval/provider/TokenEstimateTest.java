package dev.docent.retrieval.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

    @ParameterizedTest
    @CsvSource({
        "'',             1",
        "whales sing,    4",
        "1234567890,     11",
        "'12,50;3.7',    10",
        "a1 b2,          4",
        "кит,            4",
        "鯨が歌う,           5",
        "😀😀,            3",
    })
    void countsWhatIsNoLatinLetterOneByOne(String text, long tokens) {
        assertThat(TokenEstimate.of(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                            | 1
            The keeper lit the lamp at dusk, and wrote it into the book.  | 13
            1234567890                                                    | 10
            Смотритель зажёг лампу в сумерках.                            | 11
            灯台守は夕暮れに灯をともした。                                          | 10
            """)
    void expectsATokenForFourCharactersOfEnglishAndMoreOfOtherScripts(String text, long tokens) {
        assertThat(TokenEstimate.expected(text)).isEqualTo(tokens);
    }
}

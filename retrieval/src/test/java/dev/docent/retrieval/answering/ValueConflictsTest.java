package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.ValueConflicts.Conflict;
import dev.docent.retrieval.words.WordAnalyzer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueConflictsTest {

    private final ValueConflicts conflicts = new ValueConflicts(new WordAnalyzer());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The allowance is 50 euros a day. | The allowance is €60 a day.      | 50 euros    | €60
            Staff have twenty-eight days.    | Staff have 30 days.              | 28 days     | 30 days
            It has 1.2 million readers.      | It has 900,000 readers.          | 1.2 million readers | 900,000 readers
            The fee is 12 %.                 | The fee is 15 percent.           | 12 %        | 15 percent
            In 2020 it had 300 staff.        | It had 350 staff in 2020.        | 300 staff   | 350 staff
            """)
    void seesAmountsThatDiffer(String one, String other, String value, String otherValue) {
        assertThat(conflicts.amounts("How much or how many?", one, other)).contains(new Conflict(value, otherValue));
        assertThat(conflicts.amounts("How much or how many?", other, one)).contains(new Conflict(otherValue, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The allowance is 50 euros.           | The allowance is €50.
            The allowance is fifty euros.        | The allowance is EUR 50.
            It has 1,200 readers.                | It has 1 200 readers.
            It has 1.2 million readers.          | It has 1,198,000 readers.
            It weighs 5 kilograms.               | It weighs 11 pounds.
            It takes 20 to 30 days.              | It takes 25 days.
            It takes 20-30 days.                 | It takes 20-35 days.
            It takes about 30 days.              | It takes 32 days.
            It takes at least 20 days.           | It takes 25 days.
            It takes 20 days or more.            | It takes 25 days.
            In 2019 the fee was 50 euros.        | In 2021 the fee was 60 euros.
            The fee was 50 euros in 2019.        | The fee is 60 euros.
            It has 3 rooms and 5 windows.        | It has 4 rooms and 6 windows.
            It was the 2nd.                      | It was the 3rd.
            It says nothing.                     | It has 4 rooms.
            """)
    void seesNoneInWhatIsTheSameOrOfAnotherKind(String one, String other) {
        assertThat(conflicts.amounts("How much or how many?", one, other)).isEmpty();
        assertThat(conflicts.amounts("How much or how many?", other, one)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "How many rooms does it have?, It has 3 rooms and 5 windows., It has 4 rooms and 5 windows., true",
        "How many windows does it have?, It has 3 rooms and 5 windows., It has 4 rooms and 5 windows., false",
        "How many of the 50 states agreed?, 20 of the 50 states agreed., 24 of the 50 states agreed., true"
    })
    void looksAtWhatIsAskedFor(String question, String one, String other, boolean isSeen) {
        assertThat(conflicts.amounts(question, one, other).isPresent()).isEqualTo(isSeen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It opened in 1932.                | It opened in 1934.                 | true
            It opened on 3 May 1932.          | It opened in May 1934.             | true
            It opened on 3 May 1932.          | It opened on May 4th, 1932.        | true
            It closes on 15 March.            | It closes on 30 March.             | true
            It opened on 1932-05-03.          | It opened on 3 June 1932.          | true
            It opened on 3 May 1932.          | It opened on May 3, 1932.          | false
            It opened on 3 May 1932.          | It opened in 1932.                 | false
            It opened on 3 May.               | It opened on 4 May 1932.           | false
            It opened on 03/04/1932.          | It opened on 4 March 1932.         | false
            It opened in the 1930s.           | It opened in 1932.                 | false
            It was built 1930-1932.           | It was built in 1934.              | false
            Begun in 1930, it opened in 1932. | Begun in 1931, it opened in 1932.  | false
            It opened with 8 lanes in 1932.   | It opened with 6 lanes in 1934.    | false
            """)
    void seesDatesThatDiffer(String one, String other, boolean differ) {
        assertThat(conflicts.dates("When did it open?", one, other).isPresent()).isEqualTo(differ);
        assertThat(conflicts.dates("When did it open?", other, one).isPresent()).isEqualTo(differ);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The director is Anna Teal.          | The director is Bert Oak.          | true
            The director is Anna Teal.          | Bert Oak is the director.          | true
            The director is Anna Teal.          | The director is Dr Anna Teal.      | false
            The director is Anna Mary Teal.     | The director is Anna Teal.         | false
            The director is Anna Teal.          | The director is chosen by them.    | false
            Since 2020 Anna Teal is director.   | Since 2024 Bert Oak is director.   | false
            """)
    void seesNamesThatDiffer(String one, String other, boolean differ) {
        assertThat(conflicts.names("Who is the director?", one, other).isPresent())
                .isEqualTo(differ);
        assertThat(conflicts.names("Who is the director?", other, one).isPresent())
                .isEqualTo(differ);
    }
}

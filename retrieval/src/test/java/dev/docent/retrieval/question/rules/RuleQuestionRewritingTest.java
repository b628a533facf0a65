package dev.docent.retrieval.question.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short conversations, and what is asked in fact. */
class RuleQuestionRewritingTest {

    private static final Turn LIGHTHOUSE = new Turn(
            "Who built the lighthouse at Skerry Point?",
            "It was built in 1874 by the engineer Agnes Thorburn. [1] Seals rest below it. [2]",
            true);

    private final RuleQuestionRewriting rewriting = new RuleQuestionRewriting();

    @ParameterizedTest
    @ValueSource(strings = {"1,", "a.b&", "it’s-", "?! "})
    void takesAQuestionOfAnyShape(String repeated) {
        var question = "and " + repeated.repeat(3_990 / repeated.length());

        assertThatCode(() -> Words.of(question)).doesNotThrowAnyException();
        assertThat(Words.withoutEnd("Why?" + " ".repeat(3_000) + "x")).endsWith("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many people lived in Lyon in 2020?   | and in 2023?                | How many people lived in Lyon in 2023?
            How many people lived in Lyon in 2020?   | und 2023?                   | How many people lived in Lyon in 2023?
            How many people lived in Lyon in 2020?   | 2023?                       | How many people lived in Lyon in 2023?
            How many people lived in Lyon in 2020?   | What about Oslo in 2021?    | How many people lived in Oslo in 2021?
            How many people lived in Lyon in 2020?   | in New York?                | How many people lived in New York in 2020?
            How many people lived in Lyon in 2020?   | and last year?              | How many people lived in Lyon in last year?
            What was the revenue in March 2022?      | and in April?               | What was the revenue in April 2022?
            What was the revenue in March 2022?      | how about May 2023?         | What was the revenue in May 2023?
            What was revenue in Q1 2022?             | And in Q2?                  | What was revenue in Q2 2022?
            Is the office open on Mondays?           | and on Sundays?             | Is the office open on Sundays?
            Who wrote chapter 3?                     | and chapter 4?              | Who wrote chapter 4?
            What is the notice period in Germany?    | Same for France?            | What is the notice period in France?
            Where did Napoleon die in 1821?          | and Wellington?             | Where did Wellington die in 1821?
            When was the University of Lund founded? | And the University of Oslo? | When was the University of Oslo founded?
            How much is a ticket for a child today?  | and for an adult?           | How much is a ticket for an adult?
            """)
    void putsWhatIsGivenIntoThePlaceOfItsKind(String before, String text, String asked) {
        assertThat(standalone(text, answered(before, "Nobody knows."))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many people lived in Lyon?           | and in 2023?                | How many people lived in Lyon in 2023?
            What is the notice period?               | in France?                  | What is the notice period in France?
            What is the range of the lamp?           | and the fog horn?           | What is the range of the lamp, and the fog horn?
            Can I bring my dog?                      | What about cats?            | Can I bring my dog, and cats?
            How many staff had Lyon in 2020?         | and in 2021 without interns? | How many staff had Lyon in 2021 without interns?
            """)
    void addsWhatHasNoPlace(String before, String text, String asked) {
        assertThat(standalone(text, answered(before, "Nobody knows."))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What was the revenue in 2012?            | And one year later?         | What was the revenue in 2013?
            What was the revenue in 2012?            | and two years before?       | What was the revenue in 2010?
            What was the revenue in 2012?            | and the year before?        | What was the revenue in 2011?
            Wie hoch war der Umsatz im Jahr 2012?    | und ein Jahr später?        | Wie hoch war der Umsatz im Jahr 2013?
            Wie hoch war der Umsatz im Jahr 2012?    | und im Jahr davor?          | Wie hoch war der Umsatz im Jahr 2011?
            Quel était le chiffre d'affaires en 2012 ? | et l'année suivante ?     | Quel était le chiffre d'affaires en 2013?
            ¿Cuánto se vendió en 2012?               | ¿y dos años después?        | ¿Cuánto se vendió en 2014?
            What was the revenue?                    | And one year later?         | What was the revenue, and one year later?
            """)
    void countsYearsFromTheOneBefore(String before, String text, String asked) {
        assertThat(standalone(text, answered(before, "Nobody knows."))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is the monthly rent in Harbour Street? | And the deposit?         | What is the deposit in Harbour Street?
            What did the mouse cost at TechMart?     | and the SSD                 | What did the SSD cost at TechMart?
            When is the outbound flight to Lisbon?   | And the return flight?      | When is the return flight to Lisbon?
            Wie hoch ist die Miete in der Lindenstraße? | Und die Kaution?         | Wie hoch ist die Kaution in der Lindenstraße?
            When was the lighthouse built?           | and the harbour?            | When was the harbour built?
            What is the range of the lamp?           | and the fog horn?           | What is the range of the lamp, and the fog horn?
            What does the tenant pay for the garage? | and the cellar?             | What does the tenant pay for the garage, and the cellar?
            Does the warranty cover water?           | and the battery?            | Does the warranty cover water, and the battery?
            """)
    void putsANounIntoThePlaceOfTheOnlyOne(String before, String text, String asked) {
        assertThat(standalone(text, answered(before, "Nobody knows."))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wann wurde der Leuchtturm gebaut?        | Wer hat ihn gebaut?         | Wer hat ihn gebaut (der Leuchtturm gebaut)?
            Wann wurde der Leuchtturm gebaut?        | Und wie hoch ist er?        | wie hoch ist er (der Leuchtturm gebaut)?
            Quand la tour est-elle tombée?           | Qui l'a construite ?        | Qui l'a construite (la tour est-elle tombée)?
            Quand la tour est-elle tombée?           | Combien coûte-t-elle ?      | Combien coûte-t-elle (la tour est-elle tombée)?
            ¿Dónde está el faro?                     | ¿Quién lo construyó?        | Quién lo construyó (el faro)?
            ¿Dónde está el faro?                     | ¿Y cuánto cuesta?           | cuánto cuesta (el faro)?
            Wann wurde der Leuchtturm gebaut?        | Gibt es einen Aufzug?       | Gibt es einen Aufzug?
            Wann wurde der Leuchtturm gebaut?        | Wo ist das Museum?          | Wo ist das Museum?
            Quand la tour est-elle tombée?           | Quand ouvre le musée ?      | Quand ouvre le musée ?
            ¿Dónde está el faro?                     | ¿Dónde está la oficina?     | ¿Dónde está la oficina?
            """)
    void addsTheSubjectToAPronounOfAnotherLanguage(String before, String text, String asked) {
        assertThat(standalone(text, answered(before, "Nadie."))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            When was the lighthouse built?           | in which year?              | in which year was the lighthouse built?
            When was the lighthouse built?           | why?                        | why was the lighthouse built?
            When was the lighthouse built?           | And where?                  | where was the lighthouse built?
            In what year was the lighthouse built?   | by whom?                    | by whom was the lighthouse built?
            Why was the lighthouse built?            | Which year?                 | Which year was the lighthouse built?
            How many people lived in Lyon in 2020?   | why in 2023?                | why people lived in Lyon in 2023?
            When was the 2006 World Cup?             | who won?                    | who won the 2006 World Cup?
            When was the lighthouse built?           | ?                           | When was the lighthouse built?
            When was the lighthouse built?           | Tell me more!               | When was the lighthouse built?
            Wann wurde der Turm gebaut?              | und warum?                  | warum wurde der Turm gebaut?
            Quand la tour est-elle tombée?           | et pourquoi?                | pourquoi la tour est-elle tombée?
            ¿Cuándo fue construido el faro?          | ¿y dónde?                   | dónde fue construido el faro?
            """)
    void asksAnewWhatWasAskedBefore(String before, String text, String asked) {
        assertThat(standalone(text, answered(before, "Nobody knows."))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is the height of the lighthouse at Skerry Point? | Who built it?      | Who built the lighthouse at Skerry Point?
            When was the lighthouse built?           | Who paid for it?            | Who paid for the lighthouse?
            When was the lighthouse built?           | Could you tell me about it? | Could you tell me about the lighthouse?
            When was the lighthouse built?           | Why was that?               | Why was the lighthouse built?
            How many people live in Lyon?            | Who is its mayor?           | Who is Lyon's mayor?
            How many people live in Lyon?            | What do they eat there?     | What do Lyon eat there?
            How many people live in Lyon?            | Who else lives there?       | Who else lives in Lyon?
            What year did the Yuan dynasty fall?     | Who founded it?             | Who founded the Yuan dynasty?
            What did Genghis Khan do in 1206?        | What happened to his sons?  | What happened to Genghis Khan's sons?
            When did Genghis Khan die?               | How old was he?             | How old was Genghis Khan?
            When did Genghis Khan die?               | And his brother?            | Genghis Khan's brother?
            What causes heavy rain?                  | How can it be measured?     | How can heavy rain be measured?
            How does a heat pump work?               | How efficient is it?        | How efficient is a heat pump?
            What's the price of the Premium plan?    | How do I cancel it?         | How do I cancel the Premium plan?
            What is the price of the plan?           | What does this plan include? | What does the plan include?
            What is the price of the plan?           | Is this offer limited?      | Is this offer (the plan) limited?
            Where did Old Briton call home?          | Why did he leave it?        | Why did Old Briton leave it?
            How many flats does the new house have?  | Who owns it?                | Who owns the new house?
            How many miles east of Berlin is Warsaw? | Who founded its university? | Who founded Warsaw's university?
            When did Wellington beat Napoleon?       | Why did the king exile him? | Why did the king exile Wellington?
            When did Wellington beat Napoleon?       | Who is the heir to his seat? | Who is the heir to Wellington's seat?
            When did Wellington beat Napoleon?       | What happened to his famous sons? | What happened to Wellington's famous sons?
            What was Louisiana?                      | Why did Napoleon sell it?   | Why did Napoleon sell Louisiana?
            When was the lighthouse built?           | Is it still in use?         | Is the lighthouse still in use?
            When was the lighthouse built?           | How many visitors did this lighthouse have in 2023? | How many visitors did the lighthouse have in 2023?
            When was the lighthouse built?           | When did that happen?       | When did the lighthouse built happen?
            """)
    void resolvesWhatPointsOutsideOfTheQuestion(String before, String text, String asked) {
        assertThat(standalone(text, answered(before, "Nobody knows."))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How old was she?                         | How old was Agnes Thorburn?
            When was her first journey?              | When was Agnes Thorburn's first journey?
            How tall is it?                          | How tall is the lighthouse at Skerry Point?
            Who was king in that year?               | Who was king in 1874?
            Did she build it by herself?             | Did Agnes Thorburn build the lighthouse at Skerry Point by herself?
            """)
    void takesNamesAndYearsFromTheAnswer(String text, String asked) {
        assertThat(standalone(text, LIGHTHOUSE)).isEqualTo(asked);
    }

    @Test
    void takesTheAnswersNameBesideTheQuestionWhereEitherMayBeMeant() {
        var before = answered("Which company makes the best pump?", "The best pump is made by Ailsa Craig. [1]");

        assertThat(standalone("Where is it based?", before)).isEqualTo("Where is the best pump (Ailsa Craig) based?");
    }

    @Test
    void takesAPlaceFromTheAnswerWhenAPlaceWasAskedFor() {
        var before = answered("Where did Nikola Tesla move?", "He moved to New York. [1]");

        assertThat(standalone("What did he invent there?", before))
                .isEqualTo("What did Nikola Tesla invent in New York?");
    }

    @Test
    void takesNothingFromARefusal() {
        var before = new Turn("Who built the tower?", "Nothing in the Documents of Skerry Point says so.", false);

        assertThat(standalone("How old was she?", before)).isEqualTo("How old was the tower?");
        assertThat(standalone("Who was king in that year?", before)).doesNotContain("Skerry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the boiling point of tungsten?",
                "And what is the population of Oslo?",
                "Who founded the Yuan dynasty?",
                "Tickets?",
                "猫?",
                "What is photosynthesis?",
                "Why do plants die when they lack water?",
                "What did the king do with his army?",
                "Where did Napoleon keep his horses?",
                "When did Tesla say he would leave?",
                "What did the company announce it would build?",
                "If a tenant leaves, who pays for them?",
                "How long does it take to knead the dough?",
                "Why is it that birds sing?",
                "Is it possible to cancel?",
                "Who wrote that imperialism is a stage of something else?",
                "Who moved his court to Warsaw?",
                "What components raise steam above its boiling point?",
                "What can members ask the Presiding Officer to do for them?",
                "Tumors that evade the body become what?",
                "What South African industry descended from settlers?",
                "In between French and British, what groups held land?",
                "Is it easier or harder to change a treaty?",
                "Are there seals on the rocks?",
                "Is there a keeper?",
                "What is the name of the law that ended slavery?",
                "What happens to those who leave early?",
                "What does this document say about seals?",
                "What is on page 3 of this report?",
                "What did the license to build this type of car cost?",
                "How many workers lost their homes during this fire?",
                "How many people are responsible for those orders?",
                "Which of these statements is true?",
                "By what name is that first church known today?",
                "Who is eligible to leave his seat to another?",
                "Who was famed for their kindness?",
                "Who deployed its army into Norway in 1940?",
                "What notion keeps its meaning in physics?",
                "Which town made Lyon it's seat?",
                "When did Greenland sign a treaty granting them autonomy?",
                "Did Davies develop the concept with hopes of selling it?",
                "Where is it unlikely that seals rest?",
                "The \"It's our oil\" campaign resulted from which discovery?",
                "What time is it in Tokyo?",
                "Why is it dark at night?",
                "Why Linux?",
                "And which documents must a tenant keep after moving?",
                "About refunds",
                "Wie hoch ist er?",
                "Wohin geht er mit her?",
                "¿Cuándo he de pagar la factura?",
                "Où est-il?",
                "Кто построил его?",
                "它有多高？",
                "Thanks!",
                "Define entropy",
                "Which interest rate applies to overdue payments?",
                "Who painted the ceiling, and when was it finished?",
                "What about the cost of living in Oslo compared with that in Lund and Uppsala today, is there any figure?"
            })
    void leavesAsItIsWhatStandsAlone(String text) {
        assertThat(standalone(text, LIGHTHOUSE)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"And when?", "Why?", "Who founded it?", "and in 2023?", "?"})
    void leavesAsItIsWhatLeansOnNothing(String text) {
        assertThat(standalone(text)).isEqualTo(text);
        assertThat(standalone(text, answered("Thanks!", "Nothing was asked."))).isEqualTo(text);
        assertThat(standalone(text, answered("?", "Nothing was asked."))).isEqualTo(text);
    }

    @Test
    void goesBackToWhatWasAskedBeforeChatter() {
        assertThat(standalone("And when?", LIGHTHOUSE, answered("ok, thank you", "Nothing was asked.")))
                .isEqualTo("when built the lighthouse at Skerry Point?");
    }

    @Test
    void leansOnTheLatestQuestionEvenWhenItWasRefused() {
        var refused = new Turn("How tall is the Eiffel Tower?", "The documents do not say.", false);

        assertThat(standalone("Who built it?", LIGHTHOUSE, refused)).isEqualTo("Who built the Eiffel Tower?");
    }

    @Test
    void carriesASubjectThroughAChain() {
        var second = standalone("How old was she?", LIGHTHOUSE);
        var third = standalone("And where was she born?", LIGHTHOUSE, answered(second, "She was 44. [1]"));
        var fourth = standalone("when?", LIGHTHOUSE, answered(third, "In Wick. [1]"));

        assertThat(List.of(second, third, fourth))
                .containsExactly(
                        "How old was Agnes Thorburn?",
                        "where was Agnes Thorburn born?",
                        "when was Agnes Thorburn born?");
    }

    @Test
    void goesOnWithWhatWasSpokenOfBehindAnd() {
        assertThat(standalone("And what is the oldest church?", answered("How many people live in Lyon?", "Many. [1]")))
                .isEqualTo("what is the oldest church (Lyon)?");
    }

    @Test
    void leavesLongQuestionsAsTheyAre() {
        var text = "And " + "why ".repeat(40) + "is it so?";

        assertThat(standalone(text, LIGHTHOUSE)).isEqualTo(text);
    }

    @Test
    void leansOnTheQuestionAtTheEndOfALongText() {
        var before = "The weather was bad again. ".repeat(30) + "When was the lighthouse built?";

        assertThat(standalone("why?", answered(before, "In 1874. [1]"))).isEqualTo("why was the lighthouse built?");
    }

    @Test
    void neverAsksMoreThanMayBeAsked() {
        assertThat(standalone("why?", answered("x".repeat(4000), "Nobody knows.")))
                .isEqualTo("why?");
        assertThat(standalone("why?", answered("word ".repeat(800), "Nobody knows.")))
                .isEqualTo("why?");
    }

    @Test
    void takesWordsInAnyOrder() {
        var words = List.of("""
                and what about why how many who is it this that year those there his Lyon 2023 in of the lighthouse 's built
                did do to , ? und War May same for which he Tesla""".split("\\s+"));
        var random = new Random(42);

        for (int i = 0; i < 20_000; i++) {
            var text = random.ints(1 + random.nextInt(7), 0, words.size())
                    .mapToObj(words::get)
                    .collect(joining(" "));
            var before = random.ints(1 + random.nextInt(7), 0, words.size())
                    .mapToObj(words::get)
                    .collect(joining(" "));
            assertThat(standalone(text, answered(before, "Agnes Thorburn did in 1874. [1]")))
                    .isNotBlank();
        }
    }

    @Test
    void keepsScopeAndConversation() {
        var question = new Question(Scope.of("owner", "base"), "And when?", List.of(LIGHTHOUSE));

        var alone = rewriting.standalone(question);

        assertThat(alone.scope()).isEqualTo(question.scope());
        assertThat(alone.conversation()).isEqualTo(question.conversation());
        assertThat(alone.text()).isNotEqualTo(question.text());
    }

    private String standalone(String text, Turn... conversation) {
        return rewriting
                .standalone(new Question(
                        Scope.of("owner", "base"), text, Stream.of(conversation).toList()))
                .text();
    }

    private static Turn answered(String question, String answer) {
        return new Turn(question, answer, true);
    }
}

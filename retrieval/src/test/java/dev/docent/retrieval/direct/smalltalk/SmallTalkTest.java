package dev.docent.retrieval.direct.smalltalk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi there                                       | Hello!
            Hello!!! 👋                                    | Hello!
            GOOD EVENING, everyone.                        | Hello!
            thanks, that helped a lot!                     | You're welcome.
            Thank you so much for your quick reply 🙏      | You're welcome.
            ok great, thanks                               | You're welcome.
            Great!                                         | Good.
            That’s all for now, bye                        | Goodbye!
            hey, how are you today?                        | I am ready
            hi, what can you do for me?                    | I answer questions about the documents
            Who are you?                                   | I answer questions about the documents
            can you help me please                         | I answer questions about the documents
            Guten Morgen!                                  | Guten Tag!
            Vielen lieben Dank für deine Hilfe :)          | Gern geschehen.
            Danke schön, tschüss!                          | Gern geschehen.
            Tschüß                                         | Auf Wiedersehen!
            Was kannst du alles?                           | Ich beantworte Fragen
            Wie heißen Sie?                                | Ich beantworte Fragen
            Bonjour à tous                                 | Bonjour !
            merci beaucoup pour votre aide                 | Je vous en prie.
            Qu’est-ce que tu peux faire pour moi ?         | Je réponds aux questions
            ¡Hola, buenos días!                            | ¡Hola!
            Muchas gracias por tu ayuda                    | De nada.
            ¿Qué puedes hacer?                             | Respondo preguntas
            Buongiorno                                     | Buongiorno!
            Muito obrigada                                 | De nada. Gostaria
            Dank je wel                                    | Graag gedaan.
            Dzień dobry                                    | Dzień dobry!
            Большое спасибо!                               | Пожалуйста!
            Teşekkür ederim                                | Rica ederim.
            你好吗                                          | 您好！
            谢谢你的帮助！                                    | 不客气。
            ありがとうございます                               | どういたしまして。
            안녕하세요!                                      | 안녕하세요!
            شكرا جزيلا                                      | عفوًا.
            बहुत धन्यवाद                                     | आपका स्वागत है।
            """)
    void repliesInTheLanguageOfTheMessage(String message, String begin) {
        assertThat(SmallTalk.reply(message))
                .hasValueSatisfying(reply -> assertThat(reply).startsWith(begin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi, when is the rent due?",
                "Hello Kitty",
                "good morning america host",
                "What is Docent?",
                "thanks to whom was the bridge built?",
                "how are you supposed to apply",
                "what can you do against mold",
                "who are you going to call",
                "What does OK mean?",
                "help with taxes",
                "yes",
                "there",
                "?!",
                "Guten Morgen Deutschland GmbH",
                "Danke für das Angebot vom Montag",
                "merci de préciser le loyer",
                "gracias a quién",
                "什么是你好",
            })
    void leavesEveryMessageWithContent(String message) {
        assertThat(SmallTalk.reply(message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi, when is the rent due?                       | when is the rent due?
            Hello there! When is the rent due? Thanks!      | When is the rent due?
            Guten Tag, wann ist die Miete fällig? Danke     | wann ist die Miete fällig?
            Thanks. And who pays, the owner?                | And who pays, the owner?
            你好，租金多少？                                   | 租金多少？
            Hello Kitty, who made it?                       | Hello Kitty, who made it?
            When is the rent due?                           | When is the rent due?
            Hi there                                        | Hi there
            Great Expectations, good or bad?                | Great Expectations, good or bad?
            """)
    void leavesOutGreetingsAndThanksAroundAQuestion(String message, String content) {
        assertThat(SmallTalk.contentOf(message)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "Who are you?, I am Ada. I answer",
        "Wie heißen Sie?, Ich bin Ada. Ich beantworte",
        "Qui es-tu ?, Je suis Ada. Je réponds",
        "¿Quién eres?, Soy Ada. Respondo",
        "Chi sei?, Sono Ada. Rispondo",
        "Kim jesteś?, Jestem Ada. Odpowiadam",
        "hi there, Hello!"
    })
    void namesWhoRepliesToThoseWhoAsk(String message, String begin) {
        assertThat(SmallTalk.reply(message, "Ada"))
                .hasValueSatisfying(reply -> assertThat(reply).startsWith(begin));
    }
}

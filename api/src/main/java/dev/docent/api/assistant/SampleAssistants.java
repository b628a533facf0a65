package dev.docent.api.assistant;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.assistant.Assistant.ChangeAuthor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Makes the sample assistants of the root account, once. After a crash, the next start resumes; a sample that was deleted is
 * not made again. May run in several processes at once.
 */
@Component
class SampleAssistants implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleAssistants.class);
    private static final String IDS = "00000000-0000-7000-8000-00000000000";

    private static final List<AssistantSettings> SAMPLES = List.of(
            sample(
                    "clerk",
                    "Reading room clerk",
                    "Answers briefly and to the point.",
                    "general",
                    "Answer in as few words as the question allows. Use no adjectives that the sources do not have.",
                    Map.of("tone", "matter-of-fact", "length", "short"),
                    List.of("Which documents are there?", "What is the newest document about?")),
            sample(
                    "tutor",
                    "Patient tutor",
                    "Explains terms, step by step, for readers who are new to a subject.",
                    "education",
                    "Explain every term of art in plain words, from what the sources say. Go step by step, one idea a sentence.",
                    Map.of("tone", "patient", "audience", "beginners"),
                    List.of("Explain the main idea in simple words.", "What do the terms mean?")),
            sample(
                    "analyst",
                    "Careful analyst",
                    "Names figures, dates and conditions, and says where documents disagree.",
                    "business",
                    "Begin with the figure or date that answers the question, then name its conditions. Point out what the"
                            + " sources leave open.",
                    Map.of("tone", "precise", "length", "as long as needed"),
                    List.of("What are the key figures?", "Which deadlines are there?")));

    private final Accounts accounts;
    private final AssistantRepository assistants;
    private final SamplesMadeRepository made;
    private final Clock clock;

    SampleAssistants(Accounts accounts, AssistantRepository assistants, SamplesMadeRepository made, Clock clock) {
        this.accounts = accounts;
        this.assistants = assistants;
        this.made = made;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var root = accounts.root().id();
        if (made.existsById(root)) {
            return;
        }
        var now = clock.instant();
        for (var each = 0; each < SAMPLES.size(); each++) {
            make(root, IDS + (each + 1), SAMPLES.get(each), now);
        }
        markMade(root, now);
        log.info("event=sample_assistants_added count={}", SAMPLES.size());
    }

    private void make(String owner, String id, AssistantSettings sample, Instant now) {
        var author = new ChangeAuthor(owner, CredentialRef.MASTER);
        try {
            assistants.save(new Assistant(
                    id, null, owner, sample, sample.category(), Visibility.PUBLIC, true, null, 1, author, now, now));
        } catch (DuplicateKeyException madeBefore) {
            // By another process, or by a start that did not complete.
        }
    }

    private void markMade(String owner, Instant now) {
        try {
            made.save(new SamplesMade(owner, null, now));
        } catch (DuplicateKeyException markedByAnother) {
            // Another process made them at the same time.
        }
    }

    private static AssistantSettings sample(
            String name,
            String displayName,
            String description,
            String category,
            String instructions,
            Map<String, Object> traits,
            List<String> prompts) {
        return new AssistantSettings(
                name, displayName, null, description, category, instructions, traits, null, null, List.of(), prompts);
    }
}

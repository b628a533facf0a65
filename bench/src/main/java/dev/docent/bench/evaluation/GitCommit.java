package dev.docent.bench.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The commit of the working folder. */
final class GitCommit {

    private GitCommit() {}

    /** {@return its short hash, followed by {@code -dirty} if files differ; {@code unknown} outside a repository} */
    static String current() throws InterruptedException {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? commit : "unknown";
        } catch (IOException withoutGit) {
            return "unknown";
        }
    }
}

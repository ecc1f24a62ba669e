package dev.guildhall.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `Main [NAME …]`: runs the named benchmarks, all of them when none is named. Needs Linux, gcc, taskset and two cores.
public final class Main {
    private Main() {}

    public static void main(String[] names) throws Exception {
        Map<String, Question> questions = questions();
        List<String> unknown = List.of(names).stream()
                .filter(name -> !questions.containsKey(name))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("There is no benchmark " + unknown.getFirst() + "; there are " + questions.keySet());
            System.exit(2);
        }
        try (Workshop workshop = Workshop.open()) {
            for (Map.Entry<String, Question> question : questions.entrySet()) {
                if (names.length == 0 || List.of(names).contains(question.getKey())) {
                    System.out.println("== " + question.getKey());
                    question.getValue().ask(workshop);
                }
            }
        }
    }

    private static Map<String, Question> questions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put("fan-out", new FanOutBenchmark());
        questions.put("idle", new IdleSessionBenchmark());
        questions.put("commits", new CommitBenchmark());
        questions.put("lists", new MemberListBenchmark());
        questions.put("recovery", new RecoveryBenchmark());
        questions.put("start", new StartBenchmark());
        return questions;
    }
}

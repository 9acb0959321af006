package org.carrel.testkit.evaluation;

import java.util.Arrays;

/// The account-days with any activity of one world, as columns.
final class AccountDays {

    private int[] accounts = new int[1024];
    private int[] days = new int[1024];
    private int[] documents = new int[1024];
    private double[] scores = new double[1024];
    private double[] probabilities = new double[1024];
    private int size;

    void add(int account, int day, int documentsRead, double score, double probability) {
        if (size == accounts.length) {
            accounts = Arrays.copyOf(accounts, size * 2);
            days = Arrays.copyOf(days, size * 2);
            documents = Arrays.copyOf(documents, size * 2);
            scores = Arrays.copyOf(scores, size * 2);
            probabilities = Arrays.copyOf(probabilities, size * 2);
        }
        accounts[size] = account;
        days[size] = day;
        documents[size] = documentsRead;
        scores[size] = score;
        probabilities[size++] = probability;
    }

    int size() {
        return size;
    }

    int account(int i) {
        return accounts[i];
    }

    /// Day of the world, from 0.
    int day(int i) {
        return days[i];
    }

    int documents(int i) {
        return documents[i];
    }

    /// The day's highest score, in bits.
    double score(int i) {
        return scores[i];
    }

    /// As the detector shows it.
    double probability(int i) {
        return probabilities[i];
    }
}

using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Automations.Onboarding.SigningUp;

/// <summary>
/// Sign-ups from other systems, the same JSON as by HTTP. What cannot be used is put aside with the reason; when the directory does not
/// answer, the exception leaves the message on its queue.
/// </summary>
public sealed partial class ChampionSignUps(ISignUpDesk desk, IQueues queues, ILogger<ChampionSignUps> log)
{
    public const string Queue = "champion-signups";
    public const string PutAside = Queue + "-poison";

    /// <summary>Keeps what is put aside below the 64 KB of a queue message.</summary>
    private const int LongestMessageKept = 16_000;

    [Function(nameof(ChampionSignUps))]
    public async Task RunAsync([QueueTrigger(Queue)] string message, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (signUp, errors) = SignUpReader.Read(message);
        if (signUp is null)
        {
            await PutAsideAsync("The sign-up is not valid.", errors, message, cancellation);
            return;
        }

        var receipt = await desk.SubmitAsync(signUp, signedIn: null, client, cancellation);
        if (receipt.Outcome == SignUpOutcome.Invalid)
            await PutAsideAsync("The sign-up is not valid.", receipt.Errors, message, cancellation);
        else if (receipt.Outcome == SignUpOutcome.PersonUnknown)
            await PutAsideAsync("Nobody in the directory has this id or address.", SignUpAnswers.UnknownPerson, message, cancellation);
    }

    private Task PutAsideAsync(string reason, IReadOnlyDictionary<string, string[]> errors, string message, CancellationToken cancellation)
    {
        LogPutAside(reason, string.Join(", ", errors.Keys));
        var kept = message.Length > LongestMessageKept ? message[..LongestMessageKept] : message;
        return queues.SendAsync(PutAside, JsonSerializer.Serialize(new UnusableSignUp(reason, errors, kept), ProgrammeJson.Options), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-up was put aside: {Reason} Fields: {Fields}")]
    private partial void LogPutAside(string reason, string fields);
}

/// <param name="Message">What arrived, as it was.</param>
public sealed record UnusableSignUp(string Reason, IReadOnlyDictionary<string, string[]> Errors, string Message);

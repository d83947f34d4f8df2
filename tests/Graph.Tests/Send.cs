using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Automations.Graph.Tests;

/// <summary>Short ways to send.</summary>
internal static class Send
{
    public static Message Message(string subject, params IEnumerable<string> to) => new()
    {
        Subject = subject,
        Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>Hi</p>" },
        ToRecipients = [.. to.Select(address => new Recipient { EmailAddress = new EmailAddress { Address = address } })],
    };

    public static Task MailAsync(this GraphServiceClient graph, string subject, params IEnumerable<string> to) =>
        graph.Users[GraphFixture.Sender].SendMail.PostAsync(new() { Message = Message(subject, to), SaveToSentItems = true });
}

using System.Text;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace Automations.Graph.Tests;

public sealed class MessageTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    private const string Mime =
        """
        From: Lotsen <lotsen@nordlicht.example>
        To: "Hansen, Mira" <mira.hansen@nordlicht.example>
        Subject: =?utf-8?B?V2lsbGtvbW1lbiDigJ5NaXJh4oCc?=
        Message-ID: <welcome-1@nordlicht.example>
        X-Champion-Key: welcome/1
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        Hallo Mira, schön, dass du dabei bist.
        --b
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: 8bit

        <p>Hallo Mira, <b>schön</b>, dass du dabei bist.</p>
        --b--
        """;

    [Fact]
    public async Task MimeDraft_SentAndFoundByProperty_KeepsBothBodiesAndHeaders()
    {
        var draft = await MimeDraftAsync();
        await fixture.Graph.Users[GraphFixture.Sender].Messages[draft.Id].PatchAsync(new Message
        {
            SingleValueExtendedProperties = [new() { Id = GraphFixture.PropertyId("Key"), Value = "welcome/1" }],
        });
        await fixture.Graph.Users[GraphFixture.Sender].Messages[draft.Id].Send.PostAsync();

        var found = await fixture.Graph.Users[GraphFixture.Sender].Messages.GetAsync(r =>
        {
            r.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{GraphFixture.PropertyId("Key")}' and ep/value eq 'welcome/1')";
            r.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{GraphFixture.PropertyId("Key")}')"];
            r.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
        });

        var message = Assert.Single(found!.Value!);
        Assert.Equal(draft.Id, message.Id);
        Assert.False(message.IsDraft);
        Assert.Equal("welcome/1", Assert.Single(message.SingleValueExtendedProperties!).Value);
        var sent = Assert.Single((await fixture.LocalAsync("messages?subject=Willkommen")).EnumerateArray());
        Assert.Equal("Willkommen „Mira“", sent.GetProperty("subject").GetString());
        Assert.Equal("Hallo Mira, schön, dass du dabei bist.", sent.GetProperty("text").GetString()!.Trim());
        Assert.Contains("<b>schön</b>", sent.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("welcome/1", sent.GetProperty("headers").GetProperty("X-Champion-Key").GetString());
        Assert.Equal(GraphFixture.Mira, Assert.Single(sent.GetProperty("to").EnumerateArray()).GetString());
        Assert.Equal("2027-01-04T08:00:00Z", sent.GetProperty("sentAt").GetString());
    }

    [Fact]
    public async Task Draft_Sent_ChangesTheIdThatIsNotImmutable()
    {
        var mailbox = fixture.Graph.Users[GraphFixture.Sender];
        var draft = await mailbox.Messages.PostAsync(JsonMessage("Id"));
        var immutable = await mailbox.Messages[draft!.Id].GetAsync(r => r.Headers.Add("Prefer", "IdType=\"ImmutableId\""));
        await mailbox.Messages[draft.Id].Send.PostAsync();

        var error = await Assert.ThrowsAsync<ODataError>(() => mailbox.Messages[draft.Id].GetAsync());
        var sent = await mailbox.Messages[immutable!.Id].GetAsync(r => r.Headers.Add("Prefer", "IdType=\"ImmutableId\""));

        Assert.Equal("ErrorItemNotFound", error.Error!.Code);
        Assert.False(sent!.IsDraft);
        Assert.Equal(immutable.Id, sent.Id);
    }

    [Fact]
    public async Task SendMail_Delivers_ToSentItemsAndInbox()
    {
        await fixture.Graph.Users[GraphFixture.Sender].SendMail.PostAsync(new() { Message = JsonMessage("Delivered"), SaveToSentItems = true });

        var inbox = await fixture.Graph.Users[GraphFixture.Mira].MailFolders["inbox"].Messages.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Delivered'");
        var sent = await fixture.Graph.Users[GraphFixture.Sender].MailFolders["sentitems"].Messages.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Delivered'");

        Assert.False(Assert.Single(inbox!.Value!).IsRead);
        Assert.Equal("Hi there", inbox.Value![0].BodyPreview);
        Assert.Single(sent!.Value!);
    }

    [Fact]
    public async Task BodyPreview_OfHtmlWithAHiddenSentence_IsThatSentenceWithoutItsFilling()
    {
        var message = JsonMessage("Previewed");
        message.Body = Html("<head><style>p{}</style></head><div style=\"display: none\">Nur kurz.&#8199;&#847; &#8199;&#847; </div><h1>Hallo</h1>");
        await fixture.Graph.Users[GraphFixture.Sender].SendMail.PostAsync(new() { Message = message });

        var inbox = await fixture.Graph.Users[GraphFixture.Mira].Messages.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Previewed'");

        Assert.Equal("Nur kurz.", Assert.Single(inbox!.Value!).BodyPreview);
    }

    [Fact]
    public async Task Text_OfHtml_KeepsListsTogetherAndLeavesOutWhatIsHidden()
    {
        var message = JsonMessage("Read as text");
        message.Body = Html("<div style=\"display:none\">Weg <div>damit</div></div><p>Drei:</p>\n<ul>\n<li>\n<p>eins</p>\n</li>\n<li>zwei - und </li></ul><p>Ende</p>");
        await fixture.Graph.Users[GraphFixture.Sender].SendMail.PostAsync(new() { Message = message });

        var sent = await fixture.LocalAsync("messages?subject=Read as text");

        Assert.Equal("Drei:\n\n- eins\n\n- zwei - und\n\nEnde", sent[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Header_WithoutX_IsRefused()
    {
        var message = JsonMessage("Headers");
        message.InternetMessageHeaders = [new() { Name = "List-Id", Value = "1" }];

        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Sender].Messages.PostAsync(message));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal("InvalidInternetMessageHeader", error.Error!.Code);
    }

    [Fact]
    public async Task Recipient_UnknownInTheOrganisation_IsReportedToTheSender()
    {
        await fixture.Graph.MailAsync("Ins Leere", "nobody@nordlicht.example", "someone@elsewhere.example");

        var inbox = await fixture.Graph.Users[GraphFixture.Sender].MailFolders["inbox"].Messages.GetAsync(
            r => r.QueryParameters.Filter = "contains(subject,'Ins Leere')");

        Assert.Equal("Undeliverable: Ins Leere", Assert.Single(inbox!.Value!).Subject);
        Assert.Contains("nobody@nordlicht.example", inbox.Value![0].Body!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sender_OtherThanTheMailbox_IsDenied()
    {
        var message = JsonMessage("As someone else");
        message.From = new Recipient { EmailAddress = new EmailAddress { Address = GraphFixture.Mira } };

        var error = await Assert.ThrowsAsync<ODataError>(
            () => fixture.Graph.Users[GraphFixture.Sender].SendMail.PostAsync(new() { Message = message }));

        Assert.Equal("ErrorSendAsDenied", error.Error!.Code);
    }

    [Fact]
    public async Task Message_AlreadySent_CannotBeSentAgain()
    {
        var mailbox = fixture.Graph.Users[GraphFixture.Sender];
        var draft = await mailbox.Messages.PostAsync(JsonMessage("Twice"), r => r.Headers.Add("Prefer", "IdType=\"ImmutableId\""));
        await mailbox.Messages[draft!.Id].Send.PostAsync();

        var error = await Assert.ThrowsAsync<ODataError>(() => mailbox.Messages[draft.Id].Send.PostAsync());

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal(1, (await fixture.LocalAsync("messages?subject=Twice")).GetArrayLength());
    }

    [Fact]
    public async Task Draft_Deleted_GoesToDeletedItemsFirst()
    {
        var mailbox = fixture.Graph.Users[GraphFixture.Sender];
        var draft = await mailbox.Messages.PostAsync(JsonMessage("Away"), r => r.Headers.Add("Prefer", "IdType=\"ImmutableId\""));
        await mailbox.Messages[draft!.Id].DeleteAsync();
        var deleted = await mailbox.MailFolders["deleteditems"].Messages.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Away'");
        await mailbox.Messages[draft.Id].DeleteAsync();

        var error = await Assert.ThrowsAsync<ODataError>(() => mailbox.Messages[draft.Id].GetAsync());

        Assert.Single(deleted!.Value!);
        Assert.Equal(404, error.ResponseStatusCode);
    }

    [Fact]
    public async Task Attachment_UnderThreeMegabytes_TravelsWithTheMessage()
    {
        var mailbox = fixture.Graph.Users[GraphFixture.Sender];
        var draft = await mailbox.Messages.PostAsync(JsonMessage("Attached"));
        await mailbox.Messages[draft!.Id].Attachments.PostAsync(new FileAttachment { Name = "a.txt", ContentType = "text/plain", ContentBytes = [1, 2, 3] });
        await mailbox.Messages[draft.Id].Send.PostAsync();

        var received = await fixture.Graph.Users[GraphFixture.Mira].Messages.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Attached'");
        var files = await fixture.Graph.Users[GraphFixture.Mira].Messages[received!.Value![0].Id].Attachments.GetAsync();
        var error = await Assert.ThrowsAsync<ODataError>(() => mailbox.Messages.PostAsync(new Message
        {
            Subject = "Too large",
            Attachments = [new FileAttachment { Name = "b.bin", ContentBytes = new byte[3 * 1024 * 1024] }],
        }));

        Assert.True(received.Value[0].HasAttachments);
        Assert.Equal([1, 2, 3], ((FileAttachment)Assert.Single(files!.Value!)).ContentBytes!);
        Assert.Equal(413, error.ResponseStatusCode);
    }

    [Fact]
    public async Task Messages_ByPagesAndOrder_AreComplete()
    {
        var mailbox = fixture.Graph.Users["eleanor.ashworth@nordlicht.example"];
        for (var i = 0; i < 7; i++)
            await mailbox.Messages.PostAsync(JsonMessage($"Page {i}"));
        var first = await mailbox.Messages.GetAsync(r =>
        {
            r.QueryParameters.Top = 4;
            r.QueryParameters.Orderby = ["subject desc"];
            r.QueryParameters.Select = ["subject"];
        });
        var second = await mailbox.Messages.WithUrl(first!.OdataNextLink!).GetAsync();

        Assert.Equal(
            ["Page 6", "Page 5", "Page 4", "Page 3", "Page 2", "Page 1", "Page 0"], first.Value!.Concat(second!.Value!).Select(m => m.Subject));
        Assert.Null(second.OdataNextLink);
        Assert.Null(first.Value![0].Body);
    }

    private static Message JsonMessage(string subject) => new()
    {
        Subject = subject,
        Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>Hi <b>there</b></p>" },
        ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = GraphFixture.Mira } }],
    };

    private static ItemBody Html(string content) => new() { ContentType = BodyType.Html, Content = content };

    private async Task<Message> MimeDraftAsync()
    {
        var request = new RequestInformation(Method.POST, "{+baseurl}/users/{user}/messages", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["user"] = GraphFixture.Sender,
        });
        request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
        request.SetStreamContent(
            new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Mime.ReplaceLineEndings("\r\n"))))), "text/plain");
        var errors = new Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>>(StringComparer.Ordinal)
        {
            ["XXX"] = ODataError.CreateFromDiscriminatorValue,
        };
        return (await fixture.Graph.RequestAdapter.SendAsync(request, Message.CreateFromDiscriminatorValue, errors))!;
    }
}

using Automations.Messages.Texts;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Automations.Functions.Tests.Messages;

public sealed class BlobTextsTests
{
    private readonly FakeTimeProvider wallClock = new();
    private readonly Mock<BlobContainerClient> container = new();
    private readonly Mock<BlobClient> blob = new();

    public BlobTextsTests()
    {
        container.Setup(it => it.Name).Returns("content");
        container.Setup(it => it.GetBlobClient("messages/Onboarding/Welcome/de.md")).Returns(blob.Object);
    }

    [Fact]
    public async Task Find_WithinAMinute_AsksOnceAndThenAgain()
    {
        Holds("eins");
        var texts = new BlobTexts(container.Object, wallClock);

        Assert.Equal(new MessageText("content/messages/Onboarding/Welcome/de.md", "eins"), await texts.FindAsync("Onboarding/Welcome", "de", default));
        Holds("zwei");
        wallClock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("eins", (await texts.FindAsync("Onboarding/Welcome", "de", default))?.Content);
        wallClock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("zwei", (await texts.FindAsync("Onboarding/Welcome", "de", default))?.Content);
    }

    [Fact]
    public async Task Find_WhatTheOrganisationHasNotWritten_FallsBackToTheShippedText()
    {
        blob.Setup(it => it.DownloadContentAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(404, "ContainerNotFound"));
        var texts = new OverridableTexts(new BlobTexts(container.Object, wallClock), new FileTexts(AppContext.BaseDirectory));

        Assert.Equal("Onboarding/Messages/Welcome/de.md", (await texts.FindAsync("Onboarding/Welcome", "de", default))?.Source);
    }

    [Fact]
    public async Task Find_WhenStorageFails_Fails()
    {
        blob.Setup(it => it.DownloadContentAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(503, "busy"));

        await Assert.ThrowsAsync<RequestFailedException>(() => new BlobTexts(container.Object, wallClock).FindAsync("Onboarding/Welcome", "de", default));
    }

    private void Holds(string content) =>
        blob.Setup(it => it.DownloadContentAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(Response.FromValue(BlobsModelFactory.BlobDownloadResult(BinaryData.FromString(content)), Mock.Of<Response>()));
}

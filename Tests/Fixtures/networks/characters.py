import torch, torch.nn as nn
torch.manual_seed(3)
# char rnn
text = 'hello world'; chars = sorted(set(text)); ix = {c:i for i,c in enumerate(chars)}
class CharRNN(nn.Module):
    def __init__(self, v, h, kind='GRU'):
        super().__init__(); self.emb = nn.Embedding(v, 5); self.rnn = getattr(nn, kind)(5, h, batch_first=True); self.out = nn.Linear(h, v)
    def forward(self, x, h=None): y, h = self.rnn(self.emb(x), h); return self.out(y), h
data = torch.tensor([[ix[c] for c in text]])
for kind in ['RNN','GRU','LSTM']:
    torch.manual_seed(0); m = CharRNN(len(chars), 8, kind); print(m)
    opt = torch.optim.Adam(m.parameters(), lr=0.05)
    for e in range(15):
        opt.zero_grad(); y,_ = m(data[:,:-1]); loss = nn.CrossEntropyLoss()(y.reshape(-1, len(chars)), data[:,1:].reshape(-1)); loss.backward(); nn.utils.clip_grad_norm_(m.parameters(), 5); opt.step()
    print('%.3f' % loss.item())
    h=None; x=torch.tensor([[ix['h']]]); s='h'
    for _ in range(6): y,h = m(x,h); x = y[:,-1].argmax(-1,keepdim=True); s += chars[x.item()]
    print(s)
cell = nn.LSTMCell(2,3); hx, cx = torch.zeros(1,3), torch.zeros(1,3)
for t in range(3): hx, cx = cell(torch.ones(1,2)*t, (hx,cx))
print(hx, cx)

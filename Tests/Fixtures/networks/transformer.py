import torch, torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
# mini transformer LM
class PE(nn.Module):
    def __init__(self, d, n=50):
        super().__init__()
        pos = torch.arange(n).unsqueeze(1).float(); div = torch.exp(torch.arange(0,d,2).float()*(-torch.log(torch.tensor(10000.))/d))
        pe = torch.zeros(n,d); pe[:,0::2]=torch.sin(pos*div); pe[:,1::2]=torch.cos(pos*div)
        self.register_buffer('pe', pe.unsqueeze(0))
    def forward(self,x): return x+self.pe[:,:x.size(1)]
class LM(nn.Module):
    def __init__(self, v=11, d=8, h=2, L=2):
        super().__init__()
        self.e = nn.Embedding(v,d); self.pe = PE(d)
        self.enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(d,h,16,dropout=0.0,batch_first=True,norm_first=True), L, norm=nn.LayerNorm(d))
        self.o = nn.Linear(d,v)
    def forward(self,x):
        m = torch.triu(torch.full((x.size(1),x.size(1)), float('-inf')), diagonal=1)
        return self.o(self.enc(self.pe(self.e(x)), mask=m))
m = LM(); x = torch.randint(0,11,(2,6)); y = m(x); print(y.shape, y[0,0]); print(m)
opt = torch.optim.AdamW(m.parameters(), lr=1e-2)
for i in range(5):
    opt.zero_grad(); l = F.cross_entropy(m(x[:,:-1]).transpose(1,2), x[:,1:]); l.backward(); opt.step(); print('%.4f'%l.item())
mha = nn.MultiheadAttention(8,2,kdim=4,vdim=6,batch_first=True,add_bias_kv=True,add_zero_attn=True)
o,w = mha(torch.ones(1,3,8), torch.randn(1,5,4), torch.randn(1,5,6), average_attn_weights=False); print(o.shape, w.shape, w[0,0,0])
o,w = mha(torch.ones(3,8), torch.randn(5,4), torch.randn(5,6), need_weights=False); print(o.shape, w)
class Self(nn.Module):
    def __init__(s, d): super().__init__(); s.qkv = nn.Linear(d, 3*d, bias=False); s.scale = d**-0.5
    def forward(s, x):
        q,k,v = s.qkv(x).chunk(3,-1); a = (q@k.transpose(-2,-1)*s.scale).softmax(-1); return a@v, a
s = Self(4); o,a = s(torch.randn(1,3,4)); print(o, a.sum(-1))
